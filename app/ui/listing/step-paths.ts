import type { ListingStep } from "~/domain/catalog/listing-draft";

const words: Readonly<Record<ListingStep, string>> = {
  photo: "anh",
  what: "ten",
  price: "gia",
  stock: "so-luong",
  review: "xem-lai",
};

export const newListingPath = "/nha-vuon/dang-ban";
export const shelfPath = "/nha-vuon/san-pham";

/** Where a step of a listing is filled in. */
export const stepPath = (draftId: string, step: ListingStep): string => `${newListingPath}/${draftId}/${words[step]}`;

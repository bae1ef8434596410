import { isPackChoice, packChoices, termsOf, type PackChoice } from "./pack-choices";
import { checkPack, mostPacks } from "./pack-rules";
import { longestName } from "./types";

export const listingSteps = ["photo", "what", "price", "stock", "review"] as const;
export type ListingStep = (typeof listingSteps)[number];

export type DraftPack = {
  readonly choice: PackChoice;
  readonly priceVnd: number;
  /** Of one unit, when the choice leaves it open. */
  readonly gramsPerUnit: number | null;
  /** Grams when sold by weight, else a count; null until the stock step. */
  readonly quantity: number | null;
};

/** What is known of a listing so far. */
export type DraftFields = {
  readonly photoId: string | null;
  readonly name: string;
  readonly categoryId: string | null;
  readonly packs: readonly DraftPack[];
  /** "2026-11-22" */
  readonly harvestedOn: string | null;
  /** The member of the cooperative whose harvest it is; null when it is the seller's own. */
  readonly producerId: string | null;
  readonly description: string;
};

export const emptyDraft: DraftFields = {
  photoId: null,
  name: "",
  categoryId: null,
  packs: [],
  harvestedOn: null,
  producerId: null,
  description: "",
};

/** A listing with nothing left to ask. */
export type CompleteListing = Omit<DraftFields, "photoId" | "categoryId" | "harvestedOn" | "packs"> & {
  readonly photoId: string;
  readonly categoryId: string;
  readonly harvestedOn: string;
  readonly packs: readonly (DraftPack & { readonly quantity: number })[];
};

const hasWhat = ({ name, categoryId }: DraftFields): boolean =>
  name.length > 0 && name.length <= longestName && categoryId !== null;

const hasPrices = ({ packs }: DraftFields): boolean =>
  packs.length > 0 &&
  packs.length <= mostPacks &&
  new Set(packs.map(({ choice }) => choice)).size === packs.length &&
  packs.every(
    ({ choice, gramsPerUnit, priceVnd }) =>
      isPackChoice(choice) && checkPack({ ...termsOf(choice, gramsPerUnit), priceVnd }) === null,
  );

const hasStock = ({ packs, harvestedOn }: DraftFields): boolean =>
  harvestedOn !== null && packs.every(({ quantity }) => quantity !== null && quantity > 0);

/** The first step that still lacks something; null when the listing is complete. */
export function firstGap(fields: DraftFields): Exclude<ListingStep, "review"> | null {
  if (fields.photoId === null) return "photo";
  if (!hasWhat(fields)) return "what";
  if (!hasPrices(fields)) return "price";
  return hasStock(fields) ? null : "stock";
}

export const isComplete = (fields: DraftFields): fields is CompleteListing => firstGap(fields) === null;

/** New prices keep the quantities that were typed for the same packs. */
export const withPacks = (fields: DraftFields, packs: readonly Omit<DraftPack, "quantity">[]): DraftPack[] =>
  packs.map((pack) => ({
    ...pack,
    quantity: fields.packs.find(({ choice }) => choice === pack.choice)?.quantity ?? null,
  }));

export const asksGrams = (choice: PackChoice): boolean => packChoices[choice].asksGrams;

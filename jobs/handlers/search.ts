import { indexProducts, indexSeller, rebuildIndex } from "~/domain/search/index-products.server";
import type { HandlersFor } from "../handlers";

export const searchHandlers: HandlersFor<"index-product" | "index-seller" | "rebuild-search"> = {
  "index-product": ({ db, search, purgePages }, changes) =>
    indexProducts(
      db,
      search,
      purgePages,
      changes.map(({ productId }) => productId),
    ),
  "index-seller": ({ db, search, purgePages }, { sellerId }) => indexSeller(db, search, purgePages, sellerId),
  "rebuild-search": ({ db, search }) => rebuildIndex(db, search),
};

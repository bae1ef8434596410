import { indexProducts, rebuildIndex } from "~/domain/search/index-products.server";
import type { HandlersFor } from "../handlers";

export const searchHandlers: HandlersFor<"index-product" | "rebuild-search"> = {
  "index-product": ({ db, search, purgePages }, { productId }) => indexProducts(db, search, purgePages, [productId]),
  "rebuild-search": ({ db, search }) => rebuildIndex(db, search),
};

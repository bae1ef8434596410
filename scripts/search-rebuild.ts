import "./beside-the-shop";
import { rebuildIndex } from "~/domain/search/index-products.server";
import { wiring } from "~/wiring.server";

/** Builds the search index anew from the catalogue; searches go on meanwhile. */
const { db, search } = wiring();
const started = Date.now();
const indexed = await rebuildIndex(db, search);
console.log(`${indexed} products are searchable, ${((Date.now() - started) / 1000).toFixed(1)} s`);
await db.$disconnect();

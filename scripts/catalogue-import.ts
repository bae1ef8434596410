import "./beside-the-shop";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadAreas } from "../prisma/seed/areas";
import { rebuildIndex } from "~/domain/search/index-products.server";
import { wiring } from "~/wiring.server";
import { showProgress } from "./progress";
import {
  importBatch,
  importCategories,
  importShops,
  type Catalogue,
  type GivenProduct,
} from "./catalogue/import-batch";

const batchSize = 500;

/**
 * Loads a catalogue written by the benchmark generator (`categories.json`, `products.ndjson`). Products are known by their
 * SKUs: a second run changes prices and texts, and adds no stock twice.
 */
async function main(folder: string): Promise<void> {
  const { db, search, moment } = wiring();
  const started = Date.now();
  await loadAreas(db);
  const categories: Catalogue["categories"] = JSON.parse(await readFile(join(folder, "categories.json"), "utf8"));
  const products = await readProducts(join(folder, "products.ndjson"));
  await importCategories(db, categories);
  const sellers = await importShops(db, moment(), [...new Set(products.map(({ shop }) => shop))]);
  const progress = showProgress("products", products.length);
  let added = 0;
  for (let at = 0; at < products.length; at += batchSize) {
    added += await importBatch(db, moment(), sellers, products.slice(at, at + batchSize));
    progress(Math.min(at + batchSize, products.length));
  }
  console.log("Building the search index…");
  // Fresh tables have no statistics yet, and the planner would read all lots for each product.
  await db.$tidy("product", "pack", "lot", "seller", "category");
  const indexed = await rebuildIndex(db, search);
  console.log(
    `${products.length} products read, ${added} new, ${indexed} searchable, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  await db.$disconnect();
}

async function readProducts(path: string): Promise<GivenProduct[]> {
  const products: GivenProduct[] = [];
  for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
    if (line.trim() !== "") products.push(JSON.parse(line));
  }
  return products;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Usage: npm run catalogue:import -- FOLDER");
  process.exitCode = 2;
} else {
  await main(folder);
}

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { produceSymbols } from "../app/ui/storefront/produce-symbols";

/**
 * Writes `public/produce.svg`: one symbol for each aisle, from Fluent Emoji (MIT). Shown on category tiles and where a product has
 * no photo yet.
 */
type Icons = {
  icons: Record<string, { body: string; width?: number; height?: number }>;
  width?: number;
  height?: number;
};

const require = createRequire(import.meta.url);
const { icons }: Icons = JSON.parse(
  readFileSync(require.resolve("@iconify-json/fluent-emoji-flat/icons.json"), "utf8"),
);
const names = [...new Set(Object.values(produceSymbols))].sort();
const symbols = names.map((name) => {
  const icon = icons[name];
  if (!icon) throw new Error(`no picture is called ${name}`);
  return `<symbol id="${name}" viewBox="0 0 32 32">${icon.body}</symbol>`;
});
writeFileSync("public/produce.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
console.log(`${names.length} pictures written to public/produce.svg`);

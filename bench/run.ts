/**
 * Every figure of one run against a started shop that holds the benchmark catalogue:
 *   npm run bench -- --base http://127.0.0.1:3000 --data .data [--seconds 10] [--only pages|search|checkout]
 */
import { parseArgs } from "node:util";
import { adoptEnvironment } from "../scripts/start/environment-note";
import { meter, type Row } from "./measure";

const { values: given } = parseArgs({
  options: {
    base: { type: "string", default: "http://127.0.0.1:3000" },
    data: { type: "string", default: ".data" },
    seconds: { type: "string", default: "10" },
    only: { type: "string" },
  },
});
adoptEnvironment(given.data, process.env);
// Wiring reads the settings when it is imported.
const [{ pages }, { checkout }, { search }] = await Promise.all([
  import("./storefront/pages"),
  import("./checkout/run"),
  import("./storefront/search"),
]);

const meters = meter(given.data);
const seconds = Number(given.seconds);
const parts: Record<string, () => Promise<Row[]>> = {
  pages: () => pages(given.base, meters, seconds),
  search: () => search(seconds),
  checkout: () => checkout(given.base, meters, seconds),
};
for (const [name, measure] of Object.entries(parts)) {
  if (given.only !== undefined && given.only !== name) continue;
  for (const { what, goal, measured } of await measure()) console.log(`| ${what} | ${goal} | ${measured} |`);
}
console.log(`| memory of web after this | ≤ 300 MB | ${meters.webMegabytes().toFixed(0)} MB |`);
process.exit(0);

/** `npm run payments:vectors -- FILE.json`: worked examples of VNPAY's signing, through the client itself. */
import { readFileSync } from "node:fs";
import { checkVector } from "~/adapters/gateway-vnpay/vectors/check-vector.server";
import { readVectors } from "~/adapters/gateway-vnpay/vectors/vectors-file";

/** The order that the examples' IPNs are about. */
const order = { amountVnd: 150_000, tmnCode: "RURALM01" };

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("Which file? npm run payments:vectors -- FILE.json");
  process.exit(2);
}

let failed = 0;
const vectors = readVectors(readFileSync(path, "utf8"));
for (const vector of vectors) {
  const faults = checkVector(vector, order);
  if (faults.length === 0) continue;
  failed += 1;
  console.log(`✗ ${vector.kind} ${vector.name}`);
  for (const fault of faults) console.log(`  ${fault}`);
}
console.log(`${vectors.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

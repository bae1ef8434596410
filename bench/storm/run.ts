/**
 * A storm of VNPAY's callbacks against a running shop: shuffled, 30 % told again, 10 % forged, eight at once. Every word must
 * have its effect exactly once, every forged one be answered 97, and nothing 5xx:
 *   npm run storm -- --base http://127.0.0.1:3000 --data .data [--callbacks 10000] [--seed 1]
 */
import { parseArgs } from "node:util";
import { adoptEnvironment } from "../../scripts/start/environment-note";

const { values: given } = parseArgs({
  options: {
    base: { type: "string", default: "http://127.0.0.1:3000" },
    data: { type: "string", default: ".data" },
    callbacks: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
adoptEnvironment(given.data, process.env);
// Wiring reads the settings when it is imported.
const [{ wiring }, { openOrders }, { faultsOf, tell }, { stormOf }] = await Promise.all([
  import("~/wiring.server"),
  import("./orders"),
  import("./tell"),
  import("./words"),
]);

const { db, env, gateway } = wiring();
const callbacks = Number(given.callbacks);
let state = Number(given.seed);
/** mulberry32: the same storm for the same seed. */
const chance = (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const terminal = { tmnCode: env.VNPAY_TMN_CODE, secret: env.VNPAY_SECRET ?? env.APP_SECRET };
const orders = Math.round((callbacks * 0.6) / 2);
const share = { repeated: Math.round(callbacks * 0.3), forged: Math.round(callbacks * 0.1) };
console.log(`storm of ${callbacks}, seed ${given.seed}: ${orders} orders are placed …`);
const visits = await openOrders(db, gateway, orders);
const words = stormOf(terminal, visits, share, chance);
const began = new Date();
const heard = await tell(`${given.base}/hooks/vnpay-ipn`, words, 8);
const faults = await faultsOf(db, { began, heard, visits, words });
const { p50, p95, perSecond } = heard;
console.log(
  `${words.length} callbacks, 8 at once: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
);
console.log(
  `answers: ${[...heard.codes]
    .sort()
    .map(([code, count]) => `${code} × ${count}`)
    .join(", ")}`,
);
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(faults.length === 0 ? "every word had its effect exactly once" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

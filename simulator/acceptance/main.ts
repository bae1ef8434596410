/**
 * `npm run vnpay:acceptance -- URL`: VNPAY's acceptance test against a merchant's IPN address. It needs the terminal, its
 * secret and two orders that wait for payment. For a gateway or a shop that runs here it finds them itself.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ordersAtGateway, ordersAtSimulator, readNote } from "./find-orders";
import { type Merchant, runAcceptance, type Verdict, type Waiting } from "./suite";

const usage = `npm run vnpay:acceptance -- URL [options]

URL is the merchant's IPN address: http://localhost:12111/vnpay/ipn
  --tmn CODE            the terminal            (VNPAY_TMN_CODE)
  --secret TEXT         its secret              (VNPAY_SECRET)
  --declined REF:VND    an order that waits for payment, to be declined
  --paid REF:VND        another one, to be paid
  --simulator ORIGIN    take the orders whose pages are open there
  --data FOLDER         what runs here: .data

Without options it works for a gateway started here (npm run gateway), which it asks to make two orders, and for the shop
(bin/start) when two orders wait at VNPAY's page.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    tmn: { type: "string" },
    secret: { type: "string" },
    declined: { type: "string" },
    paid: { type: "string" },
    simulator: { type: "string" },
    data: { type: "string", default: process.env["DATA_DIR"] || ".data" },
  },
});

async function main(): Promise<number> {
  const [ipnUrl] = positionals;
  if (ipnUrl === undefined || !URL.canParse(ipnUrl)) return say(usage, 2);
  const merchant = await findMerchant(ipnUrl);
  if (typeof merchant === "string") return say(`${merchant}\n\n${usage}`, 2);
  const verdicts = await runAcceptance(merchant);
  for (const verdict of verdicts) console.log(lineOf(verdict));
  const skipped = verdicts.filter(({ reply }) => reply === null).length;
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  const failed = verdicts.length - passed - skipped;
  if (skipped > 0) console.log("  for the rest: --declined REF:VND --paid REF:VND, or two orders whose pages are open");
  return say(
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not asked` : ""}`,
    failed + skipped === 0 ? 0 : 1,
  );
}

function lineOf({ expected, name, passed, reply }: Verdict): string {
  if (reply === null) return `- ${expected} ${name}: needs an order`;
  return passed ? `✓ ${expected} ${name}` : `✗ ${expected} ${name}: the merchant said ${reply}`;
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

async function findMerchant(ipnUrl: string): Promise<Merchant | string> {
  const note = values.paid === undefined ? readNote(join(values.data, "gateway", "note.json"), ipnUrl) : null;
  const shop = readShop();
  const tmnCode = values.tmn ?? process.env["VNPAY_TMN_CODE"] ?? note?.tmnCode ?? shop["VNPAY_TMN_CODE"] ?? "CHOQUE01";
  const secret =
    values.secret ?? process.env["VNPAY_SECRET"] ?? note?.secret ?? shop["VNPAY_SECRET"] ?? shop["APP_SECRET"];
  if (secret === undefined) return "Which secret? Give --secret or VNPAY_SECRET.";
  const given = { declined: readOrder(values.declined), paid: readOrder(values.paid) };
  const found = note ? (await ordersAtGateway(note)).orders : await waitingOrders(shop);
  const [declined = found[0], paid = found[1]] = [given.declined, given.paid];
  return { ipnUrl, tmnCode, secret, ...(declined ? { declined } : {}), ...(paid ? { paid } : {}) };
}

async function waitingOrders(shop: Readonly<Record<string, string>>): Promise<readonly Waiting[]> {
  const port = shop["SIMULATOR_PORT"];
  const simulator = values.simulator ?? (port === undefined ? undefined : `http://127.0.0.1:${port}`);
  const isGiven = values.declined !== undefined || values.paid !== undefined;
  return isGiven || simulator === undefined ? [] : ordersAtSimulator(simulator);
}

function readOrder(text: string | undefined): Waiting | undefined {
  if (text === undefined) return undefined;
  const [, txnRef = "", amount = ""] = /^([A-Za-z0-9]{1,100}):(\d{1,9})$/.exec(text) ?? [];
  if (txnRef === "") throw new Error(`not an order: ${text} (expected REF:VND, such as CQ1:150000)`);
  return { txnRef, amountVnd: Number(amount) };
}

/** What bin/start noted of the shop that runs here. */
function readShop(): Readonly<Record<string, string>> {
  const path = join(values.data, "environment.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, string>) : {};
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);

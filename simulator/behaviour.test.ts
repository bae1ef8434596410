import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { wireDate } from "~/adapters/gateway-vnpay/wire";
import { runAcceptance } from "./acceptance/suite";
import { readSettings, usualSwitches } from "./settings";
import { settlementFile } from "./settlement";
import { startSimulator } from "./start";

const terminal = { tmnCode: "TESTTMN1", secret: "a secret for tests, nobody's" };
/** A Friday. */
const friday = new Date("2026-11-20T08:00:00+07:00");
const heard: string[] = [];
const servers: Server[] = [];

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ipn`;
}
const ipnUrl = await listen(
  createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end('{"RspCode":"00"}');
  }),
);
const simulator = await startSimulator({
  host: "127.0.0.1",
  port: 0,
  terminal: { ...terminal, ipnUrl },
  clock: { frozenAt: friday },
  switches: usualSwitches,
});
const { world, origin } = simulator;
const gateway = vnpayGateway({ ...terminal, origin, timeoutMs: 500 });
afterAll(async () => {
  servers.forEach((server) => server.close());
  await simulator.stop();
});
beforeEach(() => {
  Object.assign(world.switches, usualSwitches);
  heard.length = 0;
});

const json = (method: string, body: object) => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
let made = 0;
const visit = (more: object = {}) => ({
  txnRef: `B${(made += 1)}`,
  amountVnd: 100_000,
  description: "Đơn",
  returnUrl: "https://shop.example/back",
  ipAddress: "203.0.113.7",
  locale: "vi" as const,
  createdAt: world.clock.now(),
  expiresAt: new Date(world.clock.now().getTime() + 900_000),
  ...more,
});
async function finish(txnRef: string, outcome = "pay"): Promise<void> {
  await fetch(`${origin}/control/payments/${txnRef}/finish`, json("POST", { outcome }));
}
const errorOf = async (url: string) =>
  /code=(\d\d)/.exec((await fetch(url, { redirect: "manual" })).headers.get("location") ?? "")?.[1];

test("a line that breaks is heard by the merchant, and the IPN comes again", async () => {
  world.switches.ipnLine = "reset";
  const order = visit();
  await fetch(gateway.payUrl(order));
  await finish(order.txnRef);
  expect([heard.length, world.book.deliveries.at(-1)?.reply]).toEqual([1, expect.stringMatching(/reset|aborted/)]);
  world.switches.ipnLine = "good";
  await world.clock.advance(300_000);
  expect([heard.length, world.book.deliveries.at(-1)?.reply]).toEqual([2, "00"]);
});

test("a request that trickles in is whole in the end", async () => {
  Object.assign(world.switches, { ipnLine: "slow", ipnSlowMs: 200 });
  const order = visit();
  await fetch(gateway.payUrl(order));
  await finish(order.txnRef);
  expect(gateway.readCallback((heard[0] ?? "").split("?")[1] ?? "").ok).toBe(true);
  expect(world.book.deliveries.at(-1)?.reply).toBe("00");
});

test.each(["down", "reset", "slow", "unsigned", "badly_signed"] as const)(
  "a web API that is %s is not believed",
  async (api) => {
    const order = visit();
    await fetch(gateway.payUrl(order));
    Object.assign(world.switches, { api, apiSlowMs: 700 });
    const ask = {
      requestId: `A${(made += 1)}`,
      txnRef: order.txnRef,
      transactionDate: wireDate(order.createdAt),
      ipAddress: "::1",
      at: order.createdAt,
    };
    expect(await gateway.query(ask)).toMatchObject({ kind: "later" });
  },
);

test("terminals, return addresses and banks have errors of their own", async () => {
  const url = gateway.payUrl(visit());
  world.switches.terminalApproved = false;
  expect(await errorOf(url)).toBe("71");
  Object.assign(world.switches, { terminalApproved: true, returnHosts: "other.example" });
  expect(await errorOf(url)).toBe("72");
  world.switches.returnHosts = "other.example,shop.example";
  expect(await errorOf(url)).toBeUndefined();
  expect(await errorOf(gateway.payUrl(visit({ bankCode: "NOBANK" })))).toBe("76");
  expect(await errorOf(gateway.payUrl(visit({ bankCode: "NCB" })))).toBeUndefined();
  const form = { method: "POST", body: new URLSearchParams({ tmn_code: terminal.tmnCode }) };
  const banks = (await (await fetch(`${origin}/qrpayauth/api/merchant/get_bank_list`, form)).json()) as {
    bank_code: string;
  }[];
  expect(banks.map(({ bank_code }) => bank_code)).toContain("NCB");
});

test("a switch takes its own words only, and says which it did not take", async () => {
  const change = async (body: object) => {
    const answer = await fetch(`${origin}/control/switches`, json("PATCH", body));
    return [answer.status, ((await answer.json()) as { fault?: string }).fault];
  };
  expect(await change({ ipn: "sometimes" })).toEqual([422, "ipn"]);
  expect(await change({ ipnCopies: -1 })).toEqual([422, "ipnCopies"]);
  expect(await change({ colour: "red" })).toEqual([422, "colour"]);
  expect(await change({ ipn: "never", refundResult: "09" })).toEqual([200, undefined]);
});

test("a day's settlement is there on the next day, less the fee, and paid on a working day", async () => {
  const order = visit();
  await fetch(gateway.payUrl(order));
  await finish(order.txnRef);
  const lost = visit();
  await fetch(gateway.payUrl(lost));
  await finish(lost.txnRef, "cancel");
  expect(settlementFile(world, "20261120")).toEqual({ status: 404, fault: "not_yet" });
  expect(settlementFile(world, "20261199")).toMatchObject({ status: 422 });
  await world.clock.advance(86_400_000);
  const file = await (await fetch(`${origin}/control/settlements/20261120.csv`)).text();
  const [head, ...lines] = file.trim().split("\n");
  expect(head).toBe(
    "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on",
  );
  const line = lines.find((text) => text.includes(`,${order.txnRef},`));
  expect(line).toMatch(new RegExp(`^TESTTMN1,${order.txnRef},\\d+,01,20261120\\d{6},NCB,100000,1100,98900,20261123$`));
  expect(file).not.toContain(lost.txnRef);
});

test("the acceptance test tells a good merchant from a careless one", async () => {
  const orders = { declined: { txnRef: "D1", amountVnd: 100_000 }, paid: { txnRef: "P1", amountVnd: 200_000 } };
  const final = new Set<string>();
  const good = await listen(
    createServer((request, response) => {
      const reading = gateway.readCallback((request.url ?? "").split("?")[1] ?? "");
      const code = (): string => {
        if (!reading.ok) return reading.reason === "malformed" ? "99" : "97";
        const known = Object.values(orders).find(({ txnRef }) => txnRef === reading.callback.txnRef);
        if (!known) return "01";
        if (known.amountVnd !== reading.callback.amountVnd) return "04";
        if (final.has(known.txnRef)) return "02";
        final.add(known.txnRef);
        return "00";
      };
      response.end(JSON.stringify({ RspCode: code(), Message: "" }));
    }),
  );
  const verdicts = await runAcceptance({ ...terminal, ...orders, ipnUrl: good });
  expect(verdicts.map(({ expected, reply }) => [expected, reply])).toEqual(
    ["97", "01", "04", "00", "00", "02", "99"].map((code) => [code, code]),
  );
  const careless = await runAcceptance({ ...terminal, ...orders, ipnUrl });
  expect(careless.filter(({ passed }) => passed)).toHaveLength(2);
  const gone = await runAcceptance({ ...terminal, ...orders, ipnUrl: "http://127.0.0.1:1/" });
  expect(gone.every(({ passed, reply }) => !passed && reply?.startsWith("connect"))).toBe(true);
});

test("settings come from the environment, with a secret made up where there is none", () => {
  const own = readSettings({ SIMULATOR_CLOCK: "2026-11-22T08:00:00+07:00", SIMULATOR_IPN_URL: "http://x/ipn" });
  expect(own).toMatchObject({
    host: "127.0.0.1",
    clock: { frozenAt: new Date("2026-11-22T01:00:00Z") },
    terminal: { ipnUrl: "http://x/ipn" },
  });
  expect(own.terminal.secret).toMatch(/^[0-9A-F]{32}$/);
  expect(() => readSettings({ SIMULATOR_CLOCK: "noon" })).toThrow("SIMULATOR_CLOCK");
});

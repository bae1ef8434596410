import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { vnpayGateway, type VnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { readCallback } from "~/adapters/gateway-vnpay/callback.server";
import { wireDate } from "~/adapters/gateway-vnpay/wire";
import { usualSwitches } from "./settings";
import { type Simulator, startSimulator } from "./start";

const secret = "a secret for tests, nobody's";
const start = new Date("2026-11-22T08:00:00+07:00");

/** A merchant that writes down every IPN and answers as it is told. */
let heard: string[] = [];
let reply = "00";
let merchant: Server;
let simulator: Simulator;
let gateway: VnpayGateway;
let terminal: { tmnCode: string; secret: string; origin: string };

beforeAll(async () => {
  merchant = createServer((request, response) => {
    heard.push((request.url ?? "").split("?")[1] ?? "");
    response.end(JSON.stringify({ RspCode: reply, Message: "" }));
  });
  await new Promise<void>((ready) => merchant.listen(0, "127.0.0.1", ready));
  const ipnUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/ipn`;
  simulator = await startSimulator({
    host: "127.0.0.1",
    port: 0,
    terminal: { tmnCode: "TESTTMN1", secret, ipnUrl },
    clock: { frozenAt: start },
    switches: usualSwitches,
  });
  terminal = { tmnCode: "TESTTMN1", secret, origin: simulator.origin };
  gateway = vnpayGateway(terminal);
});
afterAll(async () => {
  await simulator.stop();
  merchant.close();
});
beforeEach(async () => {
  await control("POST", "reset");
  heard = [];
  reply = "00";
});

async function control(method: string, path: string, body: object = {}): Promise<Record<string, unknown>> {
  const init = {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  };
  return (await fetch(`${simulator.origin}/control/${path}`, init)).json() as Promise<Record<string, unknown>>;
}
const now = (): Date => simulator.world.clock.now();
let made = 0;
const visit = (more: object = {}) => {
  made += 1;
  const times = { createdAt: now(), expiresAt: new Date(now().getTime() + 900_000) };
  const order = {
    amountVnd: 150_000,
    description: "Đơn hàng",
    returnUrl: "https://shop.example/pay/return",
    ipAddress: "::1",
    locale: "vi" as const,
  };
  return { txnRef: `T${made}`, ...order, ...times, ...more };
};
const open = (url: string) => fetch(url, { redirect: "manual" });
const errorOf = async (url: string) => /code=(\d\d)/.exec((await open(url)).headers.get("location") ?? "")?.[1];

/** Opens the page like a browser and presses a button. */
async function press(url: string, action: string, more: Record<string, string> = {}): Promise<string> {
  const page = new URL((await open(url)).headers.get("location") ?? "", simulator.origin);
  expect((await fetch(page)).status).toBe(200);
  const done = await fetch(page, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ action, ...more }),
  });
  return done.headers.get("location") ?? `${done.status}`;
}
const ask = (order: ReturnType<typeof visit>, transactionNo?: string) =>
  gateway.query({
    requestId: `Q${(made += 1)}`,
    txnRef: order.txnRef,
    transactionDate: wireDate(order.createdAt),
    ipAddress: "::1",
    at: now(),
    ...(transactionNo === undefined ? {} : { transactionNo }),
  });

test("the client and the simulator, which share no code, agree on a payment from page to querydr", async () => {
  const order = visit();
  const back = await press(gateway.payUrl(order), "pay");
  const returned = gateway.readCallback(new URL(back).search);
  expect(returned).toMatchObject({ ok: true, callback: { verdict: "paid", amountVnd: 150_000, txnRef: order.txnRef } });
  expect(heard).toHaveLength(1);
  expect(readCallback(terminal, heard[0] ?? "")).toEqual(returned);
  expect(await ask(order)).toMatchObject({ kind: "payment", callback: { verdict: "paid", amountVnd: 150_000 } });
  expect(await ask(order)).toMatchObject({ kind: "later" });
});

test.each([
  ["cancel", "24"],
  ["wrong_otp", "13"],
  ["no_balance", "51"],
  ["locked", "12"],
  ["daily_limit", "65"],
  ["bank_down", "75"],
  ["suspected", "07"],
])("the button %s ends in code %s", async (action, responseCode) => {
  const back = await press(gateway.payUrl(visit()), action);
  expect(gateway.readCallback(new URL(back).search)).toMatchObject({ callback: { responseCode } });
});

test("test cards behave as VNPAY's documents say", async () => {
  const card = { number: "9704195798459170488", name: "nguyen van a", issued: "07/15", otp: "123456" };
  const poor = await press(gateway.payUrl(visit()), "card", card);
  expect(gateway.readCallback(new URL(poor).search)).toMatchObject({ callback: { responseCode: "51" } });
  expect(await press(gateway.payUrl(visit()), "card", { ...card, number: "123" })).toBe("422");
});

test("a closed tab pays without coming back; time that runs out does neither", async () => {
  expect(await press(gateway.payUrl(visit()), "close")).toBe("200");
  expect(heard).toHaveLength(1);
  const slow = visit();
  expect(await press(gateway.payUrl(slow), "expire")).toContain("code=15");
  expect(await ask(slow)).toMatchObject({ callback: { verdict: "pending" } });
  await control("POST", "clock", { advanceMs: 900_000 });
  expect(await ask(slow)).toMatchObject({ callback: { verdict: "failed" } });
  expect(heard).toHaveLength(1);
  expect(await ask(visit())).toEqual({ kind: "not_found" });
});

test("whatever is wrong with a pay request ends on VNPAY's error page", async () => {
  const url = gateway.payUrl(visit());
  expect(await errorOf(url.replace("Amount=15000000", "Amount=15000100"))).toBe("70");
  expect(await errorOf(url.replace("vnp_Amount=15000000&vnp_Command=pay", "vnp_Command=pay&vnp_Amount=15000000"))).toBe(
    "70",
  );
  expect(await errorOf(url.replace("TESTTMN1", "OTHERTM1"))).toBe("72");
  expect(await errorOf(`${url}&vnp_Amount=1`)).toBe("03");
  expect(await errorOf(gateway.payUrl(visit({ txnRef: "with-dash" })))).toBe("03");
  expect(await errorOf(gateway.payUrl(visit({ expiresAt: now() })))).toBe("15");
  expect(await errorOf(url)).toBeUndefined();
  expect(await errorOf(url)).toBe("01");
});

test("an IPN is repeated every five minutes until 00 or 02, ten times at most", async () => {
  reply = "99";
  await press(gateway.payUrl(visit()), "pay");
  await control("POST", "clock", { advanceMs: 5 * 60_000 });
  expect(heard).toHaveLength(2);
  await control("POST", "clock", { advanceMs: 3 * 3_600_000 });
  expect(heard).toHaveLength(10);
  reply = "02";
  await press(gateway.payUrl(visit()), "pay");
  await control("POST", "clock", { advanceMs: 3_600_000 });
  expect(heard).toHaveLength(11);
});

test("a refund goes 05, 06, 00 on the clock, one at a time and never above the charge", async () => {
  const order = visit();
  await press(gateway.payUrl(order), "pay");
  const payment = simulator.world.book.payments.get(order.txnRef);
  const give = (requestId: string, amountVnd: number) =>
    gateway.refund({
      requestId,
      txnRef: order.txnRef,
      transactionNo: payment?.transactionNo ?? "",
      transactionDate: wireDate(order.createdAt),
      amountVnd,
      isFull: amountVnd === 150_000,
      reason: "x",
      createdBy: "y",
      ipAddress: "::1",
      at: now(),
    });
  const first = await give("R1", 50_000);
  expect(first).toMatchObject({ kind: "accepted", state: "pending", transactionStatus: "05" });
  const number = first.kind === "accepted" ? first.transactionNo : "";
  expect(await give("R1", 50_000)).toEqual({ kind: "in_flight", transactionNo: number });
  expect(await give("R2", 50_000)).toMatchObject({ kind: "in_flight" });
  await control("POST", "clock", { advanceMs: 60_000 });
  expect(await ask(order, number)).toMatchObject({ kind: "refund", state: "succeeded", transactionNo: number });
  expect(await give("R3", 100_001)).toMatchObject({ kind: "rejected", responseCode: "03" });
  await control("PATCH", "switches", { refundResult: "09" });
  const second = await give("R4", 100_000);
  await control("POST", "clock", { advanceMs: 60_000 });
  expect(await ask(order, second.kind === "accepted" ? second.transactionNo : "")).toMatchObject({
    kind: "refund",
    state: "failed",
  });
});

test("an unpaid or switched-off refund is refused", async () => {
  const order = visit();
  await press(gateway.payUrl(order), "cancel");
  const refund = {
    requestId: "R9",
    txnRef: order.txnRef,
    transactionNo: "0",
    transactionDate: wireDate(order.createdAt),
    amountVnd: 150_000,
    isFull: true,
    reason: "x",
    createdBy: "y",
    ipAddress: "::1",
    at: now(),
  };
  expect(await gateway.refund(refund)).toMatchObject({ kind: "rejected", responseCode: "95" });
  await control("PATCH", "switches", { refundsEnabled: false });
  expect(await gateway.refund(refund)).toMatchObject({ kind: "rejected", responseCode: "99" });
  await control("PATCH", "switches", { api: "down" });
  expect(await gateway.refund(refund)).toMatchObject({ kind: "unknown" });
});

test.each([
  ["forged_hash", false],
  ["forged_failure", false],
  ["changed_amount", false],
  ["repeated_key", false],
  ["foreign_terminal", false],
  ["wrong_amount", true],
  ["uppercase_hash", true],
  ["extra_parameters", true],
  ["failure_again", true],
])("the client reads the adversary's %s as genuine: %s", async (attack, genuine) => {
  const order = visit();
  await press(gateway.payUrl(order), "pay");
  await control("POST", `payments/${order.txnRef}/attack`, { attack });
  expect(gateway.readCallback(heard.at(-1) ?? "").ok).toBe(genuine);
});

test("the order text cannot become markup, and the simulator listens on loopback only", async () => {
  const page = await fetch(gateway.payUrl(visit({ description: "<b>x</b>" })));
  expect(await page.text()).not.toContain("<b>x");
  const settings = {
    host: "0.0.0.0",
    port: 0,
    terminal: { tmnCode: "T", secret, ipnUrl: "" },
    clock: "real",
    switches: usualSwitches,
  } as const;
  await expect(startSimulator(settings)).rejects.toThrow("loopback");
});

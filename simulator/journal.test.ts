import { appendFileSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { wireDate } from "~/adapters/gateway-vnpay/wire";
import { usualSwitches } from "./settings";
import { startSimulator, type Simulator } from "./start";

const journalPath = join(mkdtempSync(join(tmpdir(), "vnpay-")), "simulator.jsonl");
const terminal = { tmnCode: "TESTTMN1", secret: "a secret for tests, nobody's" };
const day = new Date("2026-11-22T08:00:00+07:00");
const later = (minutes: number): Date => new Date(day.getTime() + minutes * 60_000);

const nobody = "http://127.0.0.1:1/nobody";
const startAt = (frozenAt: Date, ipnUrl = nobody, ipn: "never" | "before" = "never"): Promise<Simulator> =>
  startSimulator({
    host: "127.0.0.1",
    port: 0,
    terminal: { ...terminal, ipnUrl },
    clock: { frozenAt },
    switches: { ...usualSwitches, ipn },
    journalPath,
  });

const order = {
  amountVnd: 150_000,
  description: "Don hang",
  returnUrl: "https://shop.example/pay/return",
  ipAddress: "10.0.0.1",
  locale: "vi" as const,
};

const visit = { ...order, txnRef: "KEPT1", createdAt: day, expiresAt: later(15) };
const about = (requestId: string, at: Date) => ({
  requestId,
  txnRef: visit.txnRef,
  transactionDate: wireDate(day),
  ipAddress: "10.0.0.1",
  at,
});

test("a restarted simulator knows its payments, and a refund under way goes on", async () => {
  const first = await startAt(day);
  const gateway = vnpayGateway({ ...terminal, origin: first.origin });
  expect((await fetch(gateway.payUrl(visit))).status).toBe(200);
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ outcome: "pay" });
  await fetch(`${first.origin}/control/payments/KEPT1/finish`, { method: "POST", headers, body });
  await first.stop();
  // A process that dies while it writes.
  appendFileSync(journalPath, '{"txnRef":"HALF');

  const second = await startAt(later(60));
  const again = vnpayGateway({ ...terminal, origin: second.origin });
  expect(await again.query(about("ask1", later(60)))).toMatchObject({ kind: "payment", callback: { verdict: "paid" } });
  const { transactionNo } = second.world.book.payments.get("KEPT1") ?? { transactionNo: "" };
  const money = { transactionNo, amountVnd: 40_000, isFull: false, reason: "weighed", createdBy: "shop" };
  const refund = await again.refund({ ...about("give1", later(60)), ...money });
  expect(refund).toMatchObject({ kind: "accepted", transactionStatus: "05" });
  await second.stop();

  const third = await startAt(later(61));
  await third.world.clock.runDue();
  const number = refund.kind === "accepted" ? refund.transactionNo : "";
  const asked = vnpayGateway({ ...terminal, origin: third.origin }).query({
    ...about("ask2", later(61)),
    transactionNo: number,
  });
  expect(await asked).toMatchObject({ kind: "refund", state: "succeeded" });
  expect(third.world.book.nextNumber() > number).toBe(true);
  await third.stop();
});

test("an IPN that the merchant did not hear is owed over a restart, and paid off once it is heard", async () => {
  const heard: string[] = [];
  const merchant = createServer((request, response) => {
    heard.push(new URL(request.url ?? "", "http://x").searchParams.get("vnp_TxnRef") ?? "");
    response.end('{"RspCode":"00"}');
  });
  await new Promise<void>((done) => merchant.listen(0, "127.0.0.1", done));
  const ipnUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/ipn`;

  const first = await startAt(day, nobody, "before");
  const gateway = vnpayGateway({ ...terminal, origin: first.origin });
  await fetch(gateway.payUrl({ ...visit, txnRef: "OWED1" }));
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ outcome: "pay" });
  await fetch(`${first.origin}/control/payments/OWED1/finish`, { method: "POST", headers, body });
  await first.stop();

  const second = await startAt(later(1), ipnUrl);
  await second.world.clock.runDue();
  expect(heard, "not before its five minutes are over").toEqual([]);
  await second.world.clock.advance(4 * 60_000);
  expect(heard).toEqual(["OWED1"]);
  await second.stop();

  const third = await startAt(later(30), ipnUrl);
  await third.world.clock.advance(60 * 60_000);
  expect(heard).toEqual(["OWED1"]);
  await third.stop();
  merchant.close();
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { pipedFields } from "./canonical";
import { query } from "./query.server";
import { refund } from "./refund.server";
import { signText } from "./signature.server";
import { signedFields } from "./transaction-api.server";

const secret = "a secret for tests, nobody's";
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A VNPAY that answers every request with this body. */
async function answering(body: string, status = 200): Promise<{ tmnCode: string; secret: string; origin: string }> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { tmnCode: "TESTTMN1", secret, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const signedAnswer = (command: "querydr" | "refund", fields: Record<string, string>): string => {
  const all: Record<string, string> = { vnp_Command: command, vnp_TmnCode: "TESTTMN1", vnp_TxnRef: "CQ1", ...fields };
  return JSON.stringify({ ...all, vnp_SecureHash: signText(secret, pipedFields(signedFields[command].answer, all)) });
};
const order = {
  requestId: "RQ1",
  txnRef: "CQ1",
  transactionNo: "14000001",
  transactionDate: "20261122080000",
  amountVnd: 2_000,
  isFull: false,
  reason: "Cân thiếu",
  createdBy: "he thong",
  ipAddress: "::1",
  at: new Date("2026-11-22T10:00:00+07:00"),
};

test("a refund accepted by VNPAY is pending until querydr says it is done", async () => {
  const vnpay = await answering(
    signedAnswer("refund", {
      vnp_ResponseCode: "00",
      vnp_TransactionStatus: "05",
      vnp_TransactionNo: "9",
      vnp_Amount: "200000",
    }),
  );
  expect(await refund(vnpay, order)).toMatchObject({ kind: "accepted", state: "pending", transactionNo: "9" });
});

test.each([
  ["94", "in_flight"],
  ["95", "rejected"],
  ["99", "rejected"],
])("a refund answered %s is %s", async (vnp_ResponseCode, kind) => {
  expect(await refund(await answering(signedAnswer("refund", { vnp_ResponseCode })), order)).toMatchObject({ kind });
});

test.each([
  ["unsigned", JSON.stringify({ vnp_Command: "refund", vnp_ResponseCode: "00", vnp_TransactionStatus: "00" })],
  ["badly signed", signedAnswer("refund", { vnp_ResponseCode: "95" }).replace('"95"', '"00"')],
  ["about another command", signedAnswer("querydr", { vnp_Command: "token", vnp_ResponseCode: "00" })],
  ["not JSON", "<html>"],
  ["null", "null"],
  ["nested", '{"vnp_ResponseCode":{"a":1}}'],
])("an answer that is %s proves nothing", async (_what, body) => {
  expect(await refund(await answering(body), order)).toMatchObject({ kind: "unknown" });
  expect(await query(await answering(body), order)).toMatchObject({ kind: "later" });
});

test("an unreachable VNPAY leaves the refund unknown", async () => {
  const nowhere = { tmnCode: "TESTTMN1", secret, origin: "http://127.0.0.1:1" };
  expect(await refund(nowhere, order)).toMatchObject({ kind: "unknown" });
  expect(await refund(await answering("busy", 503), order)).toMatchObject({ kind: "unknown" });
});

test("querydr tells a payment from a refund", async () => {
  const payment = {
    vnp_ResponseCode: "00",
    vnp_TransactionType: "01",
    vnp_TransactionStatus: "00",
    vnp_Amount: "15000000",
    vnp_TransactionNo: "7",
  };
  expect(await query(await answering(signedAnswer("querydr", payment)), order)).toMatchObject({
    kind: "payment",
    callback: { verdict: "paid", amountVnd: 150_000, transactionNo: "7" },
  });
  const back = { ...payment, vnp_TransactionType: "03", vnp_TransactionStatus: "09" };
  expect(await query(await answering(signedAnswer("querydr", back)), order)).toMatchObject({
    kind: "refund",
    state: "failed",
  });
  expect(await query(await answering(signedAnswer("querydr", { vnp_ResponseCode: "91" })), order)).toEqual({
    kind: "not_found",
  });
  expect(await query(await answering(signedAnswer("querydr", { vnp_ResponseCode: "97" })), order)).toMatchObject({
    kind: "refused",
  });
});

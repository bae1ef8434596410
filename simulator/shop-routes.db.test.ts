import { beforeAll, expect, test } from "vitest";
import { anOrder } from "#test/checkout";
import { openStall } from "#test/market";
import { testDatabase } from "#test/test-database";
import { canonicalQuery } from "~/adapters/gateway-vnpay/canonical";
import { signText } from "~/adapters/gateway-vnpay/signature.server";
import { openCheckoutSession } from "~/domain/payments/open-checkout-session.server";
import { transact } from "~/platform/db.server";

const { db, url } = await testDatabase();
const secret = "a secret for tests, nobody's";

let routes: {
  ipn: typeof import("~/routes/hooks/vnpay-ipn");
  pay: typeof import("~/routes/storefront/pay");
  back: typeof import("~/routes/storefront/pay-return");
  moment: () => { now: Date; ids: { next: () => string; random: (bytes: number) => Uint8Array } };
};

/** The routes with their real wiring, on this file's database. */
beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: url,
    APP_SECRET: "x".repeat(32),
    VNPAY_SECRET: secret,
    CHO_QUE_MODE: "demo",
    LOG_LEVEL: "silent",
    PORT: "3999",
  });
  const { wiring } = await import("~/wiring.server");
  routes = {
    ipn: await import("~/routes/hooks/vnpay-ipn"),
    pay: await import("~/routes/storefront/pay"),
    back: await import("~/routes/storefront/pay-return"),
    moment: wiring().moment,
  };
}, 120_000);

const args = (path: string, params: Record<string, string> = {}) => ({
  request: new Request(`http://shop.example${path}`),
  params,
  context: { ip: "10.0.0.1", cspNonce: "", requestId: "", desk: { isDocument: true, html: null, held: new Map() } },
});
const ipn = async (query: string): Promise<unknown> =>
  (await routes.ipn.loader(args(`/hooks/vnpay-ipn?${query}`))).json();

const callback = (txnRef: string, more: Record<string, string> = {}): string => {
  const query = canonicalQuery({
    vnp_TmnCode: "CHOQUE01",
    vnp_TxnRef: txnRef,
    vnp_Amount: "15000000",
    vnp_ResponseCode: "24",
    vnp_TransactionStatus: "02",
    vnp_TransactionNo: "0",
    vnp_BankCode: "VNPAY",
    vnp_PayDate: "20261122080000",
    vnp_OrderInfo: "Don hang",
    ...more,
  });
  return `${query}&vnp_SecureHash=${signText(secret, query)}`;
};

/** Opens the hop page; gives the reference VNPAY was told, or null when it leads nowhere. */
async function openHopPage(sessionId: string): Promise<string | null> {
  const answer = await routes.pay.loader(args(`/pay/${sessionId}`, { sessionId }));
  const location = answer instanceof Response ? answer.headers.get("location") : null;
  return location && new URL(location).searchParams.get("vnp_TxnRef");
}

async function aSession(expiresInMs: number): Promise<string> {
  const moment = routes.moment();
  const payableId = moment.ids.next();
  const order = {
    payableId,
    amountVnd: 150_000,
    description: "Don hang",
    successUrl: "/don/x",
    cancelUrl: "/thanh-toan/x",
    idempotencyKey: payableId,
    expiresAt: new Date(moment.now.getTime() + expiresInMs),
  };
  return (await transact(db, (tx) => openCheckoutSession(tx, moment, { tmnCode: "CHOQUE01" }, order))).sessionId;
}

/** Goods for 130.000 ₫ and 20.000 ₫ of delivery, held and waiting for their payment. */
async function aWaitingOrder(): Promise<string> {
  const stall = await openStall(db, { priceVnd: 130_000 });
  const { orderId } = await anOrder(db, routes.moment(), [[stall, 1_000]]);
  return (await db.checkoutSession.findUniqueOrThrow({ where: { payableId: orderId } })).id;
}

test("a shopper who cancels comes back to a page that offers to try again", async () => {
  const sessionId = await aWaitingOrder();
  const txnRef = await openHopPage(sessionId);
  if (txnRef === null) throw new Error("no visit");
  const back = () => routes.back.loader(args(`/pay/return?${callback(txnRef)}`));
  expect(await back()).toMatchObject({ data: { state: "waiting", retry: null } });
  expect(await ipn(callback(txnRef))).toEqual({ RspCode: "00", Message: "Confirm Success" });
  expect(await ipn(callback(txnRef))).toMatchObject({ RspCode: "02" });
  expect(await back()).toMatchObject({ data: { state: "failed", responseCode: "24", retry: `/pay/${sessionId}` } });
  expect(await db.outboxEvent.count({ where: { type: "payment.returned" } })).toBe(1);
});

test("the return page moves no money, whatever its address says", async () => {
  const txnRef = (await openHopPage(await aWaitingOrder())) ?? "";
  const paid = callback(txnRef, { vnp_ResponseCode: "00", vnp_TransactionStatus: "00", vnp_TransactionNo: "14000001" });
  expect(await routes.back.loader(args(`/pay/return?${paid}`))).toMatchObject({ data: { state: "waiting" } });
  expect(await db.ledgerTransaction.count()).toBe(0);
  const forged = await routes.back.loader(args(`/pay/return?${paid.replace("15000000", "500000")}`));
  expect(forged).toMatchObject({ data: { state: "unreadable" }, init: { status: 400 } });
});

test("rubbish at the IPN address is answered 97 or 01 and leaves nothing but evidence", async () => {
  for (const query of [
    "",
    "vnp_TxnRef=%00",
    "vnp_TxnRef=%E0%A4%A",
    "a".repeat(8_000),
    callback("X").replace("X", "Y"),
  ]) {
    expect(await ipn(query)).toMatchObject({ RspCode: "97" });
  }
  expect(await ipn(callback("NEVERSEEN"))).toMatchObject({ RspCode: "01" });
});

test("a session that is over says so, and one that never was is not found", async () => {
  expect(await routes.pay.loader(args("/pay/x", { sessionId: await aSession(-1) }))).toEqual({
    cancelUrl: "/thanh-toan/x",
  });
  for (const sessionId of ["cs_000000000000000000000000", "\u0000", "'; drop"]) {
    await expect(routes.pay.loader(args("/pay/x", { sessionId }))).rejects.toMatchObject({ name: "Missing" });
  }
});

import { pino } from "pino";
import { canonicalQuery } from "../../app/adapters/gateway-vnpay/canonical";
import { vnpayGateway } from "../../app/adapters/gateway-vnpay/gateway.server";
import { signText } from "../../app/adapters/gateway-vnpay/signature.server";
import { createAttempt } from "../../app/domain/payments/create-attempt.server";
import { openCheckoutSession } from "../../app/domain/payments/open-checkout-session.server";
import { receiveIpn } from "../../app/domain/payments/receive-ipn.server";
import { settleAttempt } from "../../app/domain/payments/settle-attempt.server";
import { hoursAfter } from "../../app/domain/shared/time";
import { systemIds } from "../../app/platform/clock.server";
import { transact, type openDb } from "../../app/platform/db.server";

const terminal = { tmnCode: "BENCH001", secret: "0123456789ABCDEF0123456789ABCDEF", origin: "https://vnpay.example" };
const gateway = vnpayGateway(terminal);
const log = pino({ level: "silent" });
const moment = () => ({ now: new Date(), ids: systemIds });
const amountVnd = 150_000;

/** VNPAY's word that a new visit was paid, as it comes over the wire. */
async function aWord(db: ReturnType<typeof openDb>): Promise<string> {
  const txnRef = await transact(db, async (tx) => {
    const [id, expiresAt] = [systemIds.next(), hoursAfter(new Date(), 1)];
    const ask = { payableId: id, amountVnd, description: "x", successUrl: "/", cancelUrl: "/", idempotencyKey: id };
    const { sessionId } = await openCheckoutSession(tx, moment(), gateway, { ...ask, expiresAt });
    const visit = { sessionId, ipAddress: "203.0.113.7", locale: "vi", returnUrl: "https://shop.example/r" } as const;
    const made = await createAttempt(tx, moment(), gateway, visit);
    if (!made.ok) throw new Error(made.reason);
    return made.txnRef;
  });
  const query = canonicalQuery({
    vnp_Amount: String(amountVnd * 100),
    vnp_BankCode: "NCB",
    vnp_PayDate: "20261122080512",
    vnp_ResponseCode: "00",
    vnp_TmnCode: terminal.tmnCode,
    vnp_TransactionNo: "14226112",
    vnp_TransactionStatus: "00",
    vnp_TxnRef: txnRef,
  });
  return `${query}&vnp_SecureHash=${signText(terminal.secret, query)}`;
}

/** Milliseconds from VNPAY's call to its answer, the payment committed to the ledger in between; so many lines at once. */
export async function ipnTimes(db: ReturnType<typeof openDb>, calls: number, width: number): Promise<number[]> {
  const words: string[] = [];
  for (let n = 0; n < calls + 200; n += 1) words.push(await aWord(db));
  const times: number[] = [];
  const line = async (): Promise<void> => {
    for (let word = words.pop(); word !== undefined; word = words.pop()) {
      const from = performance.now();
      const evidence = { rawQuery: word, ip: "203.0.113.7" };
      const reply = await receiveIpn(db, moment(), { gateway, log }, evidence, (callback) =>
        transact(db, (tx) => settleAttempt(tx, moment(), callback)),
      );
      if (reply.RspCode !== "00") throw new Error(`answered ${reply.RspCode}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: width }, line));
  // The first are the JIT's.
  return times.slice(200).sort((a, b) => a - b);
}

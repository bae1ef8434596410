/** How many signatures one core makes and checks in a second: `npm run bench:payments`. */
import { readCallback } from "../../app/adapters/gateway-vnpay/callback.server";
import { canonicalQuery } from "../../app/adapters/gateway-vnpay/canonical";
import { payUrl } from "../../app/adapters/gateway-vnpay/pay-url.server";
import { signText } from "../../app/adapters/gateway-vnpay/signature.server";

const goal = 50_000;
const secondsEach = 3;
const terminal = { tmnCode: "BENCH001", secret: "0123456789ABCDEF0123456789ABCDEF", origin: "https://vnpay.example" };
const at = new Date("2026-11-22T08:00:00+07:00");
const visit = {
  txnRef: "CQ0123456789",
  amountVnd: 150_000,
  description: "Thanh toán đơn hàng 1001",
  returnUrl: "https://shop.example/pay/return",
  ipAddress: "203.0.113.7",
  locale: "vi",
  createdAt: at,
  expiresAt: new Date(at.getTime() + 900_000),
} as const;
const fields = {
  vnp_Amount: "15000000",
  vnp_BankCode: "NCB",
  vnp_BankTranNo: "VNP14226112",
  vnp_CardType: "ATM",
  vnp_OrderInfo: "Thanh toan don hang 1001",
  vnp_PayDate: "20261122080512",
  vnp_ResponseCode: "00",
  vnp_TmnCode: "BENCH001",
  vnp_TransactionNo: "14226112",
  vnp_TransactionStatus: "00",
  vnp_TxnRef: "CQ0123456789",
};
const query = canonicalQuery(fields);
const callback = `${query}&vnp_SecureHash=${signText(terminal.secret, query)}`;

function rate(what: string, work: () => unknown): void {
  for (let n = 0; n < 20_000; n += 1) work();
  const startedAt = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  let done = 0;
  for (; Number(process.hrtime.bigint() - startedAt) < secondsEach * 1e9; done += 500)
    for (let n = 0; n < 500; n += 1) work();
  const { system, user } = process.cpuUsage(cpu);
  const perSecond = Math.round(done / ((system + user) / 1e6));
  console.log(`| ${what} | ≥ ${goal}/s | ${perSecond.toLocaleString("en")}/s of one core |`);
}

rate("sign a canonical query", () => signText(terminal.secret, canonicalQuery(fields)));
rate("make a payment address", () => payUrl(terminal, visit));
rate("verify and read a callback", () => readCallback(terminal, callback));

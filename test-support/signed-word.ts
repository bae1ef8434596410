import { canonicalQuery } from "~/adapters/gateway-vnpay/canonical";
import { signText } from "~/adapters/gateway-vnpay/signature.server";
import type { VerifiedCallback } from "~/domain/payments/types";

/** Nobody's, at an address that answers nobody. */
export const terminal = {
  tmnCode: "CHOQUE01",
  secret: "a secret for tests, nobody's",
  origin: "http://vnpay.invalid",
};

/** VNPAY's word as it comes over the wire, signed as VNPAY signs. */
export function signedWord({
  txnRef,
  amountVnd,
  responseCode,
  transactionStatus,
  transactionNo,
}: VerifiedCallback): string {
  const query = canonicalQuery({
    vnp_Amount: String((amountVnd ?? 0) * 100),
    vnp_BankCode: "NCB",
    vnp_PayDate: "20261122080100",
    vnp_ResponseCode: responseCode,
    vnp_TmnCode: terminal.tmnCode,
    vnp_TransactionNo: transactionNo,
    vnp_TransactionStatus: transactionStatus,
    vnp_TxnRef: txnRef,
  });
  return `${query}&vnp_SecureHash=${signText(terminal.secret, query)}`;
}

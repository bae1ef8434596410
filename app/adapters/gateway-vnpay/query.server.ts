import type { Callback } from "./callback.server";
import { type RefundState, refundStateOf, verdictOfStatus } from "./codes";
import { orderInfo } from "./order-info";
import type { Terminal } from "./terminal";
import { callApi, type Fields } from "./transaction-api.server";
import { readWireAmount, wireAddress, wireDate } from "./wire";

export type Query = {
  /** At most 32 characters, never used before today. */
  readonly requestId: string;
  readonly txnRef: string;
  /** The exact vnp_CreateDate of the visit. */
  readonly transactionDate: string;
  /** VNPAY's number; of a refund when its state is wanted. */
  readonly transactionNo?: string;
  readonly ipAddress: string;
  readonly at: Date;
};

export type QueryAnswer =
  | { readonly kind: "payment"; readonly callback: Callback }
  | {
      readonly kind: "refund";
      readonly state: RefundState;
      readonly transactionNo: string;
      readonly transactionStatus: string;
    }
  /** VNPAY has never seen it: the page was not opened. */
  | { readonly kind: "not_found" }
  /** Asked too often, or out of order for the moment: ask later. */
  | { readonly kind: "later"; readonly why: string }
  /** Our own settings are wrong (terminal, secret, format). */
  | { readonly kind: "refused"; readonly responseCode: string; readonly message: string };

/** Asks VNPAY what became of a visit or of a refund. */
export async function query(terminal: Terminal, ask: Query): Promise<QueryAnswer> {
  const answer = await callApi(terminal, "querydr", {
    vnp_RequestId: ask.requestId,
    vnp_TxnRef: ask.txnRef,
    vnp_TransactionDate: ask.transactionDate,
    ...(ask.transactionNo ? { vnp_TransactionNo: ask.transactionNo } : {}),
    vnp_CreateDate: wireDate(ask.at),
    vnp_IpAddr: wireAddress(ask.ipAddress),
    vnp_OrderInfo: orderInfo(`Truy van GD ${ask.txnRef}`, ask.txnRef),
  });
  if (!answer.ok) return { kind: "later", why: `${answer.reason}: ${answer.why}` };
  return readQueryAnswer(terminal, ask, answer.fields);
}

function readQueryAnswer(terminal: Terminal, ask: Query, fields: Fields): QueryAnswer {
  const responseCode = fields["vnp_ResponseCode"] ?? "99";
  if (responseCode === "91") return { kind: "not_found" };
  if (responseCode === "94" || responseCode === "99") return { kind: "later", why: `VNPAY answers ${responseCode}` };
  if (responseCode !== "00") return { kind: "refused", responseCode, message: fields["vnp_Message"] ?? "" };
  if (fields["vnp_TxnRef"] !== ask.txnRef) return { kind: "later", why: "answers about another transaction" };
  const transactionStatus = fields["vnp_TransactionStatus"] ?? "";
  const transactionNo = fields["vnp_TransactionNo"] || "0";
  const type = fields["vnp_TransactionType"];
  if (type === "02" || type === "03") {
    return { kind: "refund", state: refundStateOf(transactionStatus), transactionNo, transactionStatus };
  }
  if (type !== "01") return { kind: "later", why: `answers with type ${type ?? "none"}` };
  return {
    kind: "payment",
    callback: {
      tmnCode: terminal.tmnCode,
      txnRef: ask.txnRef,
      amountVnd: readWireAmount(fields["vnp_Amount"]),
      verdict: verdictOfStatus(transactionStatus),
      responseCode,
      transactionStatus,
      transactionNo,
      bankCode: fields["vnp_BankCode"] || null,
      payDate: fields["vnp_PayDate"] || null,
    },
  };
}

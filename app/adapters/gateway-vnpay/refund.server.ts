import { type RefundState, refundStateOf } from "./codes";
import { orderInfo } from "./order-info";
import type { Terminal } from "./terminal";
import { callApi } from "./transaction-api.server";
import { wireAddress, wireDate, wireRefundAmount } from "./wire";

export type RefundOrder = {
  /** Fixed for one refund, at most 32 characters: sending it again must not give the money back twice. */
  readonly requestId: string;
  readonly txnRef: string;
  /** VNPAY's number of the payment. */
  readonly transactionNo: string;
  /** The exact vnp_CreateDate of the visit. */
  readonly transactionDate: string;
  readonly amountVnd: number;
  /** The whole payment in one piece; the rest after a part is a part, too. */
  readonly isFull: boolean;
  readonly reason: string;
  readonly createdBy: string;
  readonly ipAddress: string;
  readonly at: Date;
};

export type RefundAnswer =
  | {
      readonly kind: "accepted";
      readonly state: RefundState;
      readonly transactionNo: string;
      readonly responseCode: string;
      readonly transactionStatus: string;
    }
  /** A refund of this payment is already on its way: perhaps this very one. Only querydr can tell. */
  | { readonly kind: "in_flight"; readonly transactionNo: string | null }
  /** VNPAY will never do it. */
  | { readonly kind: "rejected"; readonly responseCode: string; readonly message: string }
  /** It may or may not have happened: send the same request id again. */
  | { readonly kind: "unknown"; readonly why: string };

/** Asks VNPAY to give money back. "accepted" is a promise; `query` with its transaction number tells when it is kept. */
export async function refund(terminal: Terminal, order: RefundOrder): Promise<RefundAnswer> {
  const answer = await callApi(terminal, "refund", {
    vnp_RequestId: order.requestId,
    vnp_TransactionType: order.isFull ? "02" : "03",
    vnp_TxnRef: order.txnRef,
    vnp_Amount: wireRefundAmount(order.amountVnd),
    vnp_TransactionNo: order.transactionNo,
    vnp_TransactionDate: order.transactionDate,
    vnp_CreateBy: orderInfo(order.createdBy, "system"),
    vnp_CreateDate: wireDate(order.at),
    vnp_IpAddr: wireAddress(order.ipAddress),
    vnp_OrderInfo: orderInfo(order.reason, order.txnRef),
  });
  if (!answer.ok) return { kind: "unknown", why: `${answer.reason}: ${answer.why}` };
  const { vnp_ResponseCode: responseCode = "99", vnp_TransactionStatus: transactionStatus = "" } = answer.fields;
  const transactionNo = answer.fields["vnp_TransactionNo"] || null;
  if (responseCode === "94") return { kind: "in_flight", transactionNo };
  if (responseCode !== "00") return { kind: "rejected", responseCode, message: answer.fields["vnp_Message"] ?? "" };
  const state = refundStateOf(transactionStatus);
  return { kind: "accepted", state, transactionNo: transactionNo ?? "0", responseCode, transactionStatus };
}

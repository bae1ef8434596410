import type { Settlement } from "./types";

/** VNPAY stops delivering on 00 and 02 and repeats on anything else. */
export type IpnReply = { readonly RspCode: "00" | "01" | "02" | "04" | "97" | "99"; readonly Message: string };

export const badSignature: IpnReply = { RspCode: "97", Message: "Invalid signature" };
export const somethingBroke: IpnReply = { RspCode: "99", Message: "Unknown error" };
const accepted: IpnReply = { RspCode: "00", Message: "Confirm Success" };

const replies: Record<Settlement["kind"], IpnReply> = {
  paid: accepted,
  unapplied: accepted,
  failed: accepted,
  suspected: accepted,
  pending: accepted,
  unknown_reference: { RspCode: "01", Message: "Order not found" },
  already_final: { RspCode: "02", Message: "Order already confirmed" },
  wrong_amount: { RspCode: "04", Message: "Invalid amount" },
};

export const ipnReplyTo = ({ kind }: Pick<Settlement, "kind">): IpnReply => replies[kind];

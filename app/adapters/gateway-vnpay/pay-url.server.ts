import { canonicalQuery } from "./canonical";
import { orderInfo } from "./order-info";
import { signText } from "./signature.server";
import type { Terminal } from "./terminal";
import { wireAddress, wireAmount, wireDate } from "./wire";

export type Visit = {
  /** `[A-Za-z0-9]`, never used before at this terminal. */
  readonly txnRef: string;
  readonly amountVnd: number;
  readonly description: string;
  readonly returnUrl: string;
  readonly ipAddress: string;
  readonly locale: "vi" | "en";
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** "VNPAYQR", "VNBANK", "INTCARD" or one bank; absent: the shopper chooses. */
  readonly bankCode?: string;
};

/**
 * The address of VNPAY's payment page for one visit: the signed text itself plus its signature, so that what is sent is
 * what was signed. @throws RangeError for an amount VNPAY does not take.
 */
export function payUrl(terminal: Terminal, visit: Visit): string {
  const query = canonicalQuery({
    vnp_Version: "2.1.0",
    vnp_Command: "pay",
    vnp_TmnCode: terminal.tmnCode,
    vnp_Amount: wireAmount(visit.amountVnd),
    vnp_CurrCode: "VND",
    vnp_TxnRef: visit.txnRef,
    vnp_OrderInfo: orderInfo(visit.description, visit.txnRef),
    vnp_OrderType: "other",
    vnp_Locale: visit.locale === "en" ? "en" : "vn",
    vnp_ReturnUrl: visit.returnUrl,
    vnp_IpAddr: wireAddress(visit.ipAddress),
    vnp_CreateDate: wireDate(visit.createdAt),
    vnp_ExpireDate: wireDate(visit.expiresAt),
    vnp_BankCode: visit.bankCode ?? "",
  });
  return signedUrl(terminal, query);
}

/** The page's address for a text that is to be signed. */
export const signedUrl = ({ origin, secret }: Pick<Terminal, "origin" | "secret">, query: string): string =>
  `${origin}/paymentv2/vpcpay.html?${query}&vnp_SecureHash=${signText(secret, query)}`;

import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * VNPAY's side of the signature, written from the specification on its own: it shares no code with the client, so that a
 * mistake of one is noticed by the other.
 */
export type Fields = Readonly<Record<string, string>>;

const bare = /^[A-Za-z0-9*._-]$/;

/** application/x-www-form-urlencoded, byte by byte. */
export function encodeForm(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const sign = String.fromCharCode(byte);
    if (byte === 32) encoded += "+";
    else if (bare.test(sign)) encoded += sign;
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

export const hmac = (secret: string, text: string): string => createHmac("sha512", secret).update(text).digest("hex");

/** The text that is signed for pay, return and IPN, and its signature. */
export function signQuery(secret: string, fields: Fields): { text: string; signature: string } {
  const text = Object.entries(fields)
    .filter(([name, value]) => name.startsWith("vnp_") && !name.startsWith("vnp_SecureHash") && value.length > 0)
    .sort(([a], [b]) => (a > b ? 1 : -1))
    .map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`)
    .join("&");
  return { text, signature: hmac(secret, text) };
}

const answerTail =
  "vnp_TmnCode vnp_TxnRef vnp_Amount vnp_BankCode vnp_PayDate vnp_TransactionNo vnp_TransactionType vnp_TransactionStatus vnp_OrderInfo";
const piped = {
  querydr_request:
    "vnp_RequestId vnp_Version vnp_Command vnp_TmnCode vnp_TxnRef vnp_TransactionDate vnp_CreateDate vnp_IpAddr vnp_OrderInfo",
  querydr_response: `vnp_ResponseId vnp_Command vnp_ResponseCode vnp_Message ${answerTail} vnp_PromotionCode vnp_PromotionAmount`,
  refund_request:
    "vnp_RequestId vnp_Version vnp_Command vnp_TmnCode vnp_TransactionType vnp_TxnRef vnp_Amount vnp_TransactionNo vnp_TransactionDate vnp_CreateBy vnp_CreateDate vnp_IpAddr vnp_OrderInfo",
  refund_response: `vnp_ResponseId vnp_Command vnp_ResponseCode vnp_Message ${answerTail}`,
} as const;

export type Message = keyof typeof piped;

/** The signature of a querydr or refund message: its values in VNPAY's order, joined by "|". */
export const signPiped = (secret: string, message: Message, fields: Fields): string =>
  hmac(
    secret,
    piped[message]
      .split(" ")
      .map((name) => fields[name] ?? "")
      .join("|"),
  );

export function sameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given.toLowerCase())];
  return a.length === b.length && timingSafeEqual(a, b);
}

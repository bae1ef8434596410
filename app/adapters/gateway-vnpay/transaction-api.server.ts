import { pipedFields } from "./canonical";
import { isSignature, signText } from "./signature.server";
import type { Terminal } from "./terminal";

/** What each message signs, in this order (VNPAY PAY 2.1.0, querydr and refund). */
const answerFields = [
  "vnp_ResponseId",
  "vnp_Command",
  "vnp_ResponseCode",
  "vnp_Message",
  "vnp_TmnCode",
  "vnp_TxnRef",
  "vnp_Amount",
  "vnp_BankCode",
  "vnp_PayDate",
  "vnp_TransactionNo",
  "vnp_TransactionType",
  "vnp_TransactionStatus",
  "vnp_OrderInfo",
] as const;

export const signedFields = {
  querydr: {
    request: [
      "vnp_RequestId",
      "vnp_Version",
      "vnp_Command",
      "vnp_TmnCode",
      "vnp_TxnRef",
      "vnp_TransactionDate",
      "vnp_CreateDate",
      "vnp_IpAddr",
      "vnp_OrderInfo",
    ],
    answer: [...answerFields, "vnp_PromotionCode", "vnp_PromotionAmount"],
  },
  refund: {
    request: [
      "vnp_RequestId",
      "vnp_Version",
      "vnp_Command",
      "vnp_TmnCode",
      "vnp_TransactionType",
      "vnp_TxnRef",
      "vnp_Amount",
      "vnp_TransactionNo",
      "vnp_TransactionDate",
      "vnp_CreateBy",
      "vnp_CreateDate",
      "vnp_IpAddr",
      "vnp_OrderInfo",
    ],
    answer: answerFields,
  },
} as const;

type Command = keyof typeof signedFields;
export type Fields = Readonly<Record<string, string>>;

export type ApiAnswer =
  | { readonly ok: true; readonly fields: Fields }
  /** `unreachable`: it may or may not have happened. `untrusted`: an answer that VNPAY did not sign. */
  | { readonly ok: false; readonly reason: "unreachable" | "untrusted"; readonly why: string };

/** Sends one signed message. HTTP 200 proves nothing: an answer counts only when VNPAY signed it. */
export async function callApi(terminal: Terminal, command: Command, fields: Fields): Promise<ApiAnswer> {
  const message = { ...fields, vnp_Version: "2.1.0", vnp_Command: command, vnp_TmnCode: terminal.tmnCode };
  const body = JSON.stringify({ ...message, vnp_SecureHash: signRequest(terminal.secret, command, message) });
  const reply = await send(terminal, body);
  return typeof reply === "string" ? readAnswer(terminal, command, reply) : reply;
}

export const signRequest = (secret: string, command: Command, message: Fields): string =>
  signText(secret, pipedFields(signedFields[command].request, message));

async function send(terminal: Terminal, body: string): Promise<string | (ApiAnswer & { ok: false })> {
  try {
    const response = await fetch(`${terminal.origin}/merchant_webapi/api/transaction`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(terminal.timeoutMs ?? 15_000),
    });
    const text = await response.text();
    return response.ok ? text : { ok: false, reason: "unreachable", why: `HTTP ${response.status}` };
  } catch (error) {
    return { ok: false, reason: "unreachable", why: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads and checks an answer; anything but a flat, signed object from our terminal is not VNPAY's word. */
export function readAnswer(terminal: Terminal, command: Command, body: string): ApiAnswer {
  const untrusted = (why: string): ApiAnswer => ({ ok: false, reason: "untrusted", why });
  const fields = readFlatObject(body);
  if (!fields) return untrusted("not a flat JSON object");
  const text = pipedFields(signedFields[command].answer, fields);
  if (!isSignature(terminal.secret, text, fields["vnp_SecureHash"] ?? "")) return untrusted("unsigned or badly signed");
  if (fields["vnp_Command"] !== command) return untrusted("answers another command");
  if (fields["vnp_TmnCode"] && fields["vnp_TmnCode"] !== terminal.tmnCode) return untrusted("another terminal");
  return { ok: true, fields };
}

function readFlatObject(body: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const given = Object.entries(value).filter(([, item]) => item !== null);
    if (given.some(([, item]) => typeof item !== "string" && typeof item !== "number")) return null;
    return Object.fromEntries(given.map(([name, item]) => [name, String(item)]));
  } catch {
    return null;
  }
}

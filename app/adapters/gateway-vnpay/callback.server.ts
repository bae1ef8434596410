import { canonicalQuery, isSigned } from "./canonical";
import { type Verdict, verdictOf } from "./codes";
import { isSignature } from "./signature.server";
import type { Terminal } from "./terminal";
import { readWireAmount } from "./wire";

/** What a return URL or an IPN says, its signature checked. */
export type Callback = {
  readonly tmnCode: string;
  readonly txnRef: string;
  /** Whole đồng; null when VNPAY's amount is not. */
  readonly amountVnd: number | null;
  readonly verdict: Verdict;
  readonly responseCode: string;
  readonly transactionStatus: string;
  /** "0" when no money moved. */
  readonly transactionNo: string;
  readonly bankCode: string | null;
  readonly payDate: string | null;
};

export type CallbackReading =
  | { readonly ok: true; readonly callback: Callback }
  | { readonly ok: false; readonly reason: "bad_signature" | "foreign_terminal" | "malformed" };

/** Reads a callback from the raw query, as it came over the wire: a framework's parsed object has lost what was signed. */
export function readCallback(terminal: Terminal, rawQuery: string): CallbackReading {
  const query = splitQuery(rawQuery);
  if (!query || !isGenuine(terminal.secret, query)) return { ok: false, reason: "bad_signature" };
  const { fields } = query;
  if (fields["vnp_TmnCode"] !== terminal.tmnCode) return { ok: false, reason: "foreign_terminal" };
  const { vnp_TxnRef: txnRef, vnp_ResponseCode: responseCode, vnp_TransactionStatus: transactionStatus } = fields;
  if (!txnRef || !responseCode || !transactionStatus) return { ok: false, reason: "malformed" };
  return {
    ok: true,
    callback: {
      tmnCode: terminal.tmnCode,
      txnRef,
      amountVnd: readWireAmount(fields["vnp_Amount"]),
      verdict: verdictOf(responseCode, transactionStatus),
      responseCode,
      transactionStatus,
      transactionNo: fields["vnp_TransactionNo"] || "0",
      bankCode: fields["vnp_BankCode"] || null,
      payDate: fields["vnp_PayDate"] || null,
    },
  };
}

type Pair = { readonly name: string; readonly text: string; readonly isEmpty: boolean };
type Query = {
  /** The signed pairs, still encoded, sorted by name. */
  readonly pairs: readonly Pair[];
  /** Every `vnp_` field, decoded. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Null when a name comes twice: two readers could then see two different payments. What is not VNPAY's is passed over. */
function splitQuery(rawQuery: string): Query | null {
  const pairs: Pair[] = [];
  const fields: Record<string, string> = {};
  for (const pair of (rawQuery.startsWith("?") ? rawQuery.slice(1) : rawQuery).split("&")) {
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    if (!name.startsWith("vnp_")) continue;
    if (Object.hasOwn(fields, name)) return null;
    const value = decode(at < 0 ? "" : pair.slice(at + 1));
    fields[name] = value;
    if (isSigned(name)) pairs.push({ name, text: at < 0 ? `${pair}=` : pair, isEmpty: value === "" });
  }
  return { pairs: pairs.sort((a, b) => (a.name < b.name ? -1 : 1)), fields };
}

/** What is not form encoding stands for itself: the signature is over the text as it came. Most texts hold nothing to decode. */
function decode(text: string): string {
  if (!text.includes("%") && !text.includes("+")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/**
 * VNPAY signs what it encodes, and encoders differ in a few signs and in empty values. Whatever it signed is one of:
 * the pairs as they came, the same with empty values kept, or the decoded fields encoded our way.
 */
function isGenuine(secret: string, { fields, pairs }: Query): boolean {
  const given = fields["vnp_SecureHash"] ?? "";
  const joined = (list: readonly Pair[]): string => list.map(({ text }) => text).join("&");
  const filled = pairs.filter(({ isEmpty }) => !isEmpty);
  return (
    isSignature(secret, joined(filled), given) ||
    (filled.length < pairs.length && isSignature(secret, joined(pairs), given)) ||
    isSignature(secret, canonicalQuery(fields), given)
  );
}

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
  const pairs = splitPairs(rawQuery);
  const fields = pairs && decodePairs(pairs);
  if (!pairs || !fields || !isGenuine(terminal.secret, pairs, fields)) return { ok: false, reason: "bad_signature" };
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

type Pair = { readonly name: string; readonly value: string };

/** The `vnp_` pairs, still encoded. Null when a name comes twice: two readers could then see two different payments. */
function splitPairs(rawQuery: string): Pair[] | null {
  const pairs = rawQuery
    .replace(/^\?/, "")
    .split("&")
    .map((text) => {
      const at = text.indexOf("=");
      return at < 0 ? { name: text, value: "" } : { name: text.slice(0, at), value: text.slice(at + 1) };
    })
    .filter(({ name }) => decode(name)?.startsWith("vnp_"));
  const names = new Set(pairs.map(({ name }) => decode(name)));
  return names.size === pairs.length ? pairs : null;
}

function decodePairs(pairs: readonly Pair[]): Record<string, string> | null {
  const fields: Record<string, string> = {};
  for (const { name, value } of pairs) {
    const [key, text] = [decode(name), decode(value)];
    if (key === null || text === null) return null;
    fields[key] = text;
  }
  return fields;
}

/** Null when it is not form encoding. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return null;
  }
}

/**
 * VNPAY signs what it encodes, and encoders differ in a few signs and in empty values. Whatever it signed is one of:
 * the pairs as they came, the same with empty values kept, or the decoded fields encoded our way.
 */
function isGenuine(secret: string, pairs: readonly Pair[], fields: Readonly<Record<string, string>>): boolean {
  const given = fields["vnp_SecureHash"] ?? "";
  const raw = pairs.filter(({ name }) => isSigned(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const join = (list: readonly Pair[]): string => list.map(({ name, value }) => `${name}=${value}`).join("&");
  const candidates = [join(raw.filter(({ value }) => value !== "")), join(raw), canonicalQuery(fields)];
  return candidates.some((text) => isSignature(secret, text, given));
}

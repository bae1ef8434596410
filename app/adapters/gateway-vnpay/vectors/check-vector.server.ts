import { readCallback } from "../callback.server";
import { canonicalQuery, pipedFields } from "../canonical";
import { refundStateOf, verdictOfStatus } from "../codes";
import { signedUrl } from "../pay-url.server";
import { signText } from "../signature.server";
import { readAnswer, signedFields, signRequest } from "../transaction-api.server";
import { readWireAmount } from "../wire";
import { outcomeOf } from "./outcome";
import type { Vector } from "./vectors-file";

/** The order that the file's IPNs are about. */
export type Expected = { readonly amountVnd: number; readonly tmnCode: string };

/** Everything that the client makes otherwise than the vector says; empty when they agree. */
export function checkVector(vector: Vector, order: Expected): string[] {
  switch (vector.kind) {
    case "pay":
      return checkPay(vector);
    case "ipn":
      return checkCallback(vector, order);
    case "querydr_request":
    case "refund_request":
      return checkRequest(vector, vector.kind === "refund_request" ? "refund" : "querydr");
    case "querydr_response":
    case "refund_response":
      return checkResponse(vector, vector.kind === "refund_response" ? "refund" : "querydr", order);
    default:
      return [`unknown kind ${JSON.stringify(vector.kind)}`];
  }
}

const differs = (what: string, expected: unknown, made: unknown): string[] =>
  expected === undefined || expected === made
    ? []
    : [`${what}\n    expected ${JSON.stringify(expected)}\n    made     ${JSON.stringify(made)}`];

/** Hex in either case is the same signature. */
const differsInHash = (expected: string | undefined, made: string): string[] =>
  differs("secureHash", expected?.toLowerCase(), made);

function checkPay({ params, secret, secureHash, signData, url }: Vector): string[] {
  const query = canonicalQuery(params);
  return [
    ...differs("signData", signData, query),
    ...differsInHash(secureHash, signText(secret, query)),
    ...differs("url", url, signedUrl({ origin: url === undefined ? "" : new URL(url).origin, secret }, query)),
  ];
}

function checkCallback(vector: Vector, order: Expected): string[] {
  const { expectOutcome, expectValid, params, rawQuery, secret } = vector;
  const raw = rawQuery ?? new URLSearchParams(params).toString();
  const reading = readCallback({ tmnCode: order.tmnCode, secret, origin: "" }, raw);
  const isValid = reading.ok || reading.reason !== "bad_signature";
  const outcome = outcomeOf(reading, order.amountVnd);
  const isJudged = expectOutcome !== undefined && (isValid || expectValid !== false);
  return [
    ...differs("expectValid", expectValid, isValid),
    ...(isJudged ? differs("expectOutcome", expectOutcome, outcome) : []),
  ];
}

function checkRequest({ params, secret, secureHash, signData }: Vector, command: "querydr" | "refund"): string[] {
  return [
    ...differs("signData", signData, pipedFields(signedFields[command].request, params)),
    ...differsInHash(secureHash, signRequest(secret, command, params)),
  ];
}

/** An answer is read the way it comes: as JSON that carries its signature. */
function checkResponse(vector: Vector, command: "querydr" | "refund", order: Expected): string[] {
  const { expectOutcome, expectValid = true, params, secret, secureHash, signData } = vector;
  const body = JSON.stringify({ vnp_SecureHash: secureHash, ...params });
  const answer = readAnswer({ tmnCode: params["vnp_TmnCode"] ?? "", secret, origin: "" }, command, body);
  return [
    ...differs("signData", signData, pipedFields(signedFields[command].answer, params)),
    ...differs("expectValid", expectValid, answer.ok),
    ...(answer.ok ? differs("expectOutcome", expectOutcome, answerOutcome(params, command, order)) : []),
  ];
}

/** Of a refund, its state; of a payment, what an IPN with the same words would mean. */
function answerOutcome(params: Vector["params"], command: "querydr" | "refund", order: Expected): string {
  const status = params["vnp_TransactionStatus"] ?? "";
  if (params["vnp_TmnCode"] !== order.tmnCode) return "reject_tmn";
  if (command === "refund" || params["vnp_TransactionType"] !== "01") return refundStateOf(status);
  if (readWireAmount(params["vnp_Amount"]) !== order.amountVnd) return "amount_mismatch";
  const verdict = verdictOfStatus(status);
  return verdict === "suspected" ? "review" : verdict;
}

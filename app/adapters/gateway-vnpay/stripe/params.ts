import { largestVnd, smallestVnd } from "../wire";
import { invalidRequest } from "./errors";
import type { Metadata, RefundReason } from "./objects";
import type { NewRefund, NewSession } from "./store";

export type LineItem = {
  readonly quantity: number;
  readonly price_data: {
    readonly currency: "vnd";
    readonly unit_amount: number;
    readonly product_data: { readonly name: string };
  };
};

export type SessionCreateParams = {
  readonly mode: "payment";
  readonly line_items: readonly LineItem[];
  readonly success_url: string;
  readonly cancel_url?: string;
  readonly client_reference_id?: string;
  readonly metadata?: Metadata;
  /** Unix seconds; 24 hours from now when absent. */
  readonly expires_at?: number;
};

export type RefundCreateParams = {
  readonly payment_intent: string;
  /** All that is left when absent. */
  readonly amount?: number;
  readonly reason?: RefundReason;
  readonly metadata?: Metadata;
};

const sessionNames = [
  "mode",
  "line_items",
  "success_url",
  "cancel_url",
  "client_reference_id",
  "metadata",
  "expires_at",
];
const refundNames = ["payment_intent", "amount", "reason", "metadata"];
const longestSessionS = 24 * 3_600;

/** Checks what is asked and says no in Stripe's words; a parameter we do not serve is refused, not ignored. */
export function readSessionParams(params: SessionCreateParams, now: Date): NewSession {
  refuseUnknown(params, sessionNames);
  if (params.mode !== "payment") throw invalidRequest("parameter_invalid", "Only mode 'payment' is served.", "mode");
  const [first] = params.line_items;
  if (!first) throw invalidRequest("parameter_missing", "Missing required param: line_items.", "line_items");
  if (params.line_items.some(({ price_data }) => price_data.currency !== "vnd")) {
    throw invalidRequest("parameter_invalid", "Only currency 'vnd' is served.", "line_items[0][price_data][currency]");
  }
  const amountVnd = params.line_items.reduce((sum, item) => sum + item.quantity * item.price_data.unit_amount, 0);
  checkAmount(amountVnd);
  const nowS = Math.floor(now.getTime() / 1000);
  const expiresS = params.expires_at ?? nowS + longestSessionS;
  if (!Number.isSafeInteger(expiresS) || expiresS <= nowS || expiresS > nowS + longestSessionS) {
    throw invalidRequest("parameter_invalid", "expires_at must lie within the next 24 hours.", "expires_at");
  }
  return {
    amountVnd,
    description: params.line_items.map(({ price_data }) => price_data.product_data.name).join(", "),
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    clientReference: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
    expiresAt: new Date(expiresS * 1000),
  };
}

export function readRefundParams(params: RefundCreateParams): NewRefund {
  refuseUnknown(params, refundNames);
  const { payment_intent: paymentIntent, amount = null, reason = null, metadata = {} } = params;
  if (amount !== null && (!Number.isSafeInteger(amount) || amount <= 0)) {
    throw invalidRequest("parameter_invalid_integer", `Invalid integer: ${amount}`, "amount");
  }
  return { paymentIntent, amountVnd: amount, reason, metadata };
}

function checkAmount(amountVnd: number): void {
  if (!Number.isSafeInteger(amountVnd))
    throw invalidRequest("parameter_invalid_integer", "Amounts are whole đồng.", "line_items");
  if (amountVnd < smallestVnd)
    throw invalidRequest("amount_too_small", `VNPAY takes ${smallestVnd} đồng or more.`, "line_items");
  if (amountVnd > largestVnd)
    throw invalidRequest("amount_too_large", `VNPAY takes ${largestVnd} đồng at most.`, "line_items");
}

function refuseUnknown(params: object, known: readonly string[]): void {
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw invalidRequest("parameter_unknown", `Received unknown parameter: ${unknown}`, unknown);
}

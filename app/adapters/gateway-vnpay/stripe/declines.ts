import type { PaymentIntent } from "./objects";

type PaymentError = NonNullable<PaymentIntent["last_payment_error"]>;

/** VNPAY's response codes in Stripe's words: code and, for a card the bank declined, its reason. */
const declines: Readonly<Record<string, readonly [code: PaymentError["code"] & string, decline?: string]>> = {
  "09": ["payment_method_unactivated"],
  "10": ["payment_intent_authentication_failure"],
  "11": ["payment_intent_payment_attempt_expired"],
  "12": ["card_declined", "restricted_card"],
  "13": ["payment_intent_authentication_failure"],
  "15": ["payment_intent_payment_attempt_expired"],
  "24": ["payment_method_customer_decline"],
  "51": ["card_declined", "insufficient_funds"],
  "65": ["card_declined", "card_velocity_exceeded"],
  "75": ["payment_method_provider_decline", "issuer_not_available"],
  "79": ["payment_intent_authentication_failure"],
};

const messages: Readonly<Record<string, string>> = {
  "09": "The account is not enrolled for internet banking.",
  "10": "The card or account details were wrong three times.",
  "11": "The payment window expired.",
  "12": "The card or account is locked.",
  "13": "The one-time password was wrong.",
  "15": "The payment window expired.",
  "24": "The customer cancelled the payment.",
  "51": "The account has insufficient funds.",
  "65": "The account is over its daily limit.",
  "75": "The customer's bank is under maintenance.",
  "79": "The payment password was wrong too often.",
};

export function paymentError(
  responseCode: string | null,
  charge: string,
): PaymentError & { code: string; message: string } {
  const [code, decline] = declines[responseCode ?? ""] ?? ["payment_method_provider_decline"];
  const message = messages[responseCode ?? ""] ?? `VNPAY declined the payment (${responseCode ?? "no code"}).`;
  return { type: "card_error", charge, code, message, ...(decline === undefined ? {} : { decline_code: decline }) };
}

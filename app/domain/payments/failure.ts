/** Why a payment failed, as the shopper would put it. */
const failures = {
  "09": "not_enrolled",
  "10": "wrong_details",
  "11": "expired",
  "12": "locked",
  "13": "wrong_otp",
  "24": "cancelled",
  "51": "no_balance",
  "65": "daily_limit",
  "75": "bank_down",
  "79": "wrong_password",
} as const satisfies Record<string, string>;

export type Failure = (typeof failures)[keyof typeof failures] | "other";

export const failureOf = (responseCode: string | null): Failure =>
  Object.entries(failures).find(([code]) => code === responseCode)?.[1] ?? "other";

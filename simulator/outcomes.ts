/** What a shopper (or their bank) may do on the payment page. */
type Result = { readonly responseCode: string; readonly status: "00" | "02" | "07" };

export const outcomes = {
  pay: { responseCode: "00", status: "00" },
  cancel: { responseCode: "24", status: "02" },
  wrong_otp: { responseCode: "13", status: "02" },
  no_balance: { responseCode: "51", status: "02" },
  locked: { responseCode: "12", status: "02" },
  not_enrolled: { responseCode: "09", status: "02" },
  wrong_details: { responseCode: "10", status: "02" },
  daily_limit: { responseCode: "65", status: "02" },
  bank_down: { responseCode: "75", status: "02" },
  other: { responseCode: "99", status: "02" },
  suspected: { responseCode: "07", status: "07" },
} as const satisfies Record<string, Result>;

export type Outcome = keyof typeof outcomes;
export const isOutcome = (name: unknown): name is Outcome => typeof name === "string" && Object.hasOwn(outcomes, name);

const cards: Readonly<Record<string, Outcome>> = {
  "9704198526191432198": "pay",
  "9704195798459170488": "no_balance",
  "9704192181368742": "not_enrolled",
  "9704193370791314": "locked",
  "9704194841945513": "other",
};

export type Card = { readonly number: string; readonly name: string; readonly issued: string; readonly otp: string };

/** What the bank NCB makes of a test card; null when the details belong to no card of theirs. */
export function outcomeOfCard({ number, name, issued, otp }: Card): Outcome | null {
  const outcome = cards[number.replace(/\s/g, "")];
  if (!outcome || name.trim().toUpperCase() !== "NGUYEN VAN A" || issued.trim() !== "07/15") return null;
  return outcome === "pay" && otp.trim() !== "123456" ? "wrong_otp" : outcome;
}

/** The life of one offer; closed offers stay closed. */
const moves = {
  sent: ["seen", "accepted", "declined", "expired", "withdrawn"],
  seen: ["accepted", "declined", "expired", "withdrawn"],
  accepted: [],
  declined: [],
  expired: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

export type OfferStatus = keyof typeof moves;

const nextOf = (from: OfferStatus): readonly OfferStatus[] => moves[from];

export const canMoveOffer = (from: OfferStatus, to: OfferStatus): boolean => nextOf(from).includes(to);

export const openOfferStatuses: OfferStatus[] = ["sent", "seen"];

export const isOpenOffer = (status: string): boolean => status === "sent" || status === "seen";

export const declineReasons = ["too_far", "too_heavy", "too_little_pay", "no_pass", "break", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** A courier without a permit is right to refuse; it is never held against them. */
export const countsAgainstCourier = (reason: DeclineReason): boolean => reason !== "no_pass";

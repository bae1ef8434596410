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

const isOfferStatus = (text: string): text is OfferStatus => Object.hasOwn(moves, text);

/** Still waiting for an answer. */
export const isOpenOffer = (status: string): boolean => isOfferStatus(status) && moves[status].length > 0;

export const openOfferStatuses: OfferStatus[] = Object.keys(moves).filter(isOfferStatus).filter(isOpenOffer);

export const declineReasons = ["too_far", "too_heavy", "too_little_pay", "no_pass", "break", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];

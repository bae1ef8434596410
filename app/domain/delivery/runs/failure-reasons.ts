/** Who bears it. `nobody` never counts against the shopper, the seller or the courier. */
export type Fault = "seller" | "courier" | "shopper" | "nobody";

/**
 * What happens next unless a person decides otherwise:
 * `retry` the same courier tries again · `retry_later` goes back in the queue for the next shift · `reassign` back in the
 * queue now · `return` the goods travel back to the seller · `hold` waits for an operator.
 */
export type FailureAction = "retry" | "retry_later" | "reassign" | "return" | "hold";

export type FailureRule = {
  leg: "pickup" | "dropoff";
  group: string;
  fault: Fault;
  action: FailureAction;
  needsCall: boolean;
};

const rule = (
  leg: FailureRule["leg"],
  group: string,
  fault: Fault,
  action: FailureAction,
  needsCall = false,
): FailureRule => ({
  leg,
  group,
  fault,
  action,
  needsCall,
});

/** Reasons a courier may give, from the codes Vietnamese carriers share (GHN, GHTK, TikiNOW) and Uber Direct. */
export const failureReasons = {
  seller_asks_later: rule("pickup", "seller", "seller", "retry_later"),
  seller_no_answer: rule("pickup", "seller", "seller", "retry_later", true),
  seller_wrong_address: rule("pickup", "seller", "seller", "hold"),
  not_packed: rule("pickup", "seller", "seller", "retry_later"),
  over_weight: rule("pickup", "seller", "seller", "reassign"),
  bad_packing: rule("pickup", "seller", "seller", "retry_later"),
  breakdown: rule("pickup", "courier", "courier", "reassign"),
  overloaded: rule("pickup", "courier", "courier", "reassign"),
  running_late: rule("pickup", "courier", "courier", "reassign"),
  keeper_not_there: rule("pickup", "hand_over", "nobody", "hold"),
  parcel_damaged: rule("pickup", "hand_over", "nobody", "hold"),
  no_answer: rule("dropoff", "contact", "shopper", "retry", true),
  unreachable: rule("dropoff", "contact", "shopper", "retry", true),
  wrong_address: rule("dropoff", "contact", "shopper", "retry", true),
  asks_later: rule("dropoff", "contact", "shopper", "retry"),
  changed_mind: rule("dropoff", "refusal", "shopper", "return"),
  did_not_order: rule("dropoff", "refusal", "shopper", "return"),
  wrong_goods: rule("dropoff", "refusal", "seller", "return"),
  damaged_goods: rule("dropoff", "refusal", "courier", "return"),
  building_closed: rule("dropoff", "access", "nobody", "retry"),
  checkpoint_refused: rule("dropoff", "access", "nobody", "hold"),
  zone_locked: rule("dropoff", "access", "nobody", "hold"),
  too_warm: rule("dropoff", "cold_chain", "courier", "hold"),
  weather: rule("dropoff", "system", "nobody", "retry"),
  road_closed: rule("dropoff", "system", "nobody", "retry"),
} as const satisfies Record<string, FailureRule>;

export type FailureReason = keyof typeof failureReasons;

export const isFailureReason = (text: string): text is FailureReason => Object.hasOwn(failureReasons, text);

/** Whom a courier meets at one end of a leg: seller or shopper, a hub's people, or a courier who can go no further. */
export type Counterpart = "people" | "hub" | "courier";

/** What can go wrong at one end of a leg; at a hub there is neither a seller nor a shopper, nor is there on the road. */
export const reasonsOfLeg = (leg: FailureRule["leg"], at: Counterpart = "people"): FailureReason[] =>
  (Object.keys(failureReasons) as FailureReason[])
    .filter((reason) => failureReasons[reason].leg === leg)
    .filter((reason) => isPossibleAt(at, reason));

/** Whether whoever is met there could be the cause. */
export function isPossibleAt(at: Counterpart, reason: FailureReason): boolean {
  const { group } = failureReasons[reason];
  if (group === "hand_over") return at === "courier";
  return at === "people" || group === "courier" || isRoadTrouble(reason);
}

/** Nobody's refusal and nobody's absence: closed roads and areas, weather, goods grown warm. May happen on the way to a hub too. */
export const isRoadTrouble = (reason: FailureReason): boolean =>
  ["cold_chain", "system"].includes(failureReasons[reason].group) ||
  reason === "checkpoint_refused" ||
  reason === "zone_locked";

/** Vietnamese warehouses stop at three; the third failure starts the way back. */
export const maximumAttempts = 3;

/**
 * What a failure leads to. `attempts` counts this one. Access failures do not use up the shopper's attempts.
 */
export function actionAfterFailure(reason: FailureReason, attempts: number): FailureAction {
  const { action, fault } = failureReasons[reason];
  const isSpent = attempts >= maximumAttempts && fault !== "nobody";
  if (action === "retry" && isSpent) return "return";
  if (action === "retry_later" && isSpent) return "hold";
  return action;
}

import { isOnBoard, type ShipmentStatus } from "../shipment-status";

/** What goods that are no more have come to. */
type LossRule = { readonly to: "lost" | "damaged"; readonly bearer: "seller" | "platform" };

/**
 * Why goods are written off, and who bears it: the platform whatever happens in its hands, the seller only what was wrong when the
 * goods were fetched.
 */
const lossRules = {
  missing: { to: "lost", bearer: "platform" },
  stolen: { to: "lost", bearer: "platform" },
  crushed: { to: "damaged", bearer: "platform" },
  wet: { to: "damaged", bearer: "platform" },
  spoiled_warm: { to: "damaged", bearer: "platform" },
  spoiled_waiting: { to: "damaged", bearer: "platform" },
  badly_packed: { to: "damaged", bearer: "seller" },
  spoiled_before: { to: "damaged", bearer: "seller" },
} as const satisfies Record<string, LossRule>;

export type LossReason = keyof typeof lossRules;

export const lossReasons = Object.keys(lossRules) as [LossReason, ...LossReason[]];

export const isLossReason = (text: string | null): text is LossReason =>
  text !== null && Object.hasOwn(lossRules, text);

export const lossRuleOf = (reason: LossReason): LossRule => lossRules[reason];

/** A courier can say so of what is on board, of what goes back, and of what is held in their hands. */
export const canReportLoss = (status: ShipmentStatus): boolean =>
  isOnBoard(status) || status === "returning" || status === "held";

type Custody = {
  readonly status: ShipmentStatus;
  readonly courierId: string | null;
  readonly hubId: string | null;
  readonly keeperId: string | null;
};

/** Whether the goods are with a courier or in a hub. What is still with its seller is called off, not written off. */
export const isInOurHands = ({ status, courierId, hubId, keeperId }: Custody): boolean =>
  hubId !== null || keeperId !== null || (courierId !== null && (canReportLoss(status) || status === "return_failed"));

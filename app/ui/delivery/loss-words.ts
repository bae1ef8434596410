import type { LossReason } from "~/domain/delivery/losses/loss";
import { m } from "~/paraglide/messages";

const reasons: Record<LossReason, () => string> = {
  missing: m.delivery_loss_missing,
  stolen: m.delivery_loss_stolen,
  crushed: m.delivery_loss_crushed,
  wet: m.delivery_loss_wet,
  spoiled_warm: m.delivery_loss_spoiled_warm,
  spoiled_waiting: m.delivery_loss_spoiled_waiting,
  badly_packed: m.delivery_loss_badly_packed,
  spoiled_before: m.delivery_loss_spoiled_before,
};

/** Why goods are lost or spoiled. */
export const lossLabel = (reason: LossReason): string => reasons[reason]();

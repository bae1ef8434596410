import type { Operator } from "~/domain/identity/types";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../internal/advance.server";
import { dismissLoss } from "../internal/losses.server";
import { goOn } from "../internal/go-on.server";
import { sendBack } from "../internal/send-back.server";
import { lockShipment } from "../internal/shipment-row.server";

export type HeldDecision = "go_on" | "send_back" | "cancel";

/**
 * An operator decides about a held shipment. While its area is still closed, going on leaves it to couriers with a pass.
 */
export const decideHeld = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { shipmentId, decision }: { shipmentId: string; decision: HeldDecision },
): Promise<{ ok: true } | Refusal<"not_held" | "goods_on_board" | "nothing_on_board">> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "held") return refuse("not_held");
    const hasGoods = shipment.courierId !== null || shipment.hubId !== null || shipment.keeperId !== null;
    if (decision === "cancel" && hasGoods) return refuse("goods_on_board");
    if (decision === "send_back" && !hasGoods) return refuse("nothing_on_board");
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: `shipment.${decision}`,
      subject: `shipment:${shipmentId}`,
    });
    await dismissLoss(tx, moment, shipmentId, operator.personId);
    const note = { actorId: operator.personId, type: `operator_${decision}` };
    if (decision === "cancel")
      await advance(tx, moment, shipment, "cancelled", note, { heldWhy: null, handOverId: null });
    else if (decision === "send_back") await sendBack(tx, moment, shipment, note);
    else await goOn(tx, moment, shipment, note);
    return { ok: true };
  });

import type { Operator } from "~/domain/identity/types";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../internal/advance.server";
import { lockShipment } from "../internal/shipment-row.server";

type Wish = { readonly hubId: string; readonly shipmentId: string };

/** The hub's own people set off to the seller with goods that could not be delivered. */
export const sendBackFromHub = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { hubId, shipmentId }: Wish,
): Promise<{ ok: true } | Refusal<"not_here" | "goes_on">> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "at_hub" || shipment.hubId !== hubId) return refuse("not_here");
    if (!shipment.goesBack) return refuse("goes_on");
    await noteIn(tx, moment, operator, shipmentId, "send_back");
    await advance(tx, moment, shipment, "returning", { actorId: operator.personId, type: "hub_sends_back" });
    return { ok: true };
  });

/** The seller has the goods again; only for what the hub's people carry: a courier says so themselves. */
export const confirmReturn = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { hubId, shipmentId }: Wish,
): Promise<{ ok: true } | Refusal<"not_here">> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "returning" || shipment.hubId !== hubId || shipment.courierId !== null)
      return refuse("not_here");
    await noteIn(tx, moment, operator, shipmentId, "returned");
    await advance(tx, moment, shipment, "returned", { actorId: operator.personId }, { hubId: null });
    return { ok: true };
  });

type What = "send_back" | "returned";

const noteIn = (tx: Parameters<typeof audit>[0], { now }: Moment, { personId }: Operator, id: string, what: What) =>
  audit(tx, now, { actorId: personId, action: `shipment.${what}`, subject: `shipment:${id}` });

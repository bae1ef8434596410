import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { minutesAfter } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import { travelMinutes } from "../travel";

export type NextDoor = { readonly orderId: string; readonly shipmentId: string; readonly eta: Date };

type Line = {
  orderId: string;
  shipmentId: string;
  kind: string;
  lat: number;
  lng: number;
  hubId: string | null;
  vehicle: Vehicle;
};

/** The door the courier is heading for, when the next stop is a door; with the arrival seen from where they are now. */
export async function nextDoor(
  reader: Reader | Tx,
  courierId: string,
  from: Point,
  now: Date,
): Promise<NextDoor | null> {
  const [next] = await reader.$queryRaw<Line[]>`
    select sh.order_id as "orderId", sh.id as "shipmentId", st.kind, leg.to_lat as lat, leg.to_lng as lng, leg.to_hub_id as "hubId", c.vehicle
      from run r join stop st on st.run_id = r.id join shipment sh on sh.id = st.shipment_id
      join shipment_leg leg on leg.shipment_id = sh.id and leg.seq = sh.leg_seq join courier c on c.id = r.courier_id
     where r.courier_id = ${courierId}::uuid and r.status = 'open' and st.status in ('planned', 'en_route', 'arrived')
     order by st.position limit 1`;
  if (next?.kind !== "dropoff" || next.hubId !== null) return null;
  return {
    orderId: next.orderId,
    shipmentId: next.shipmentId,
    eta: minutesAfter(now, travelMinutes(from, next, next.vehicle)),
  };
}

import { resolveAddress } from "~/domain/areas/resolve-address.server";
import type { Operator } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import type { AuditAction } from "~/domain/shared/audit-actions";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { bookDocks } from "../internal/give-docks.server";
import { isFinal, shipmentStatuses } from "../shipment-status";

/** What an operator says about a hub. Minutes are of the Vietnamese day; weight is kilograms a day. */
export type HubFacts = {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly street: string;
  readonly provinceCode: string;
  readonly communeCode: string;
  /** Where exactly; without it the middle of the commune. */
  readonly pin: Point | null;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly sortMinutes: number;
  readonly hasColdRoom: boolean;
  readonly dayKg: number;
  readonly dockSlots: number;
};

export type HubFault = "code_taken" | "unknown_commune" | "pin_far" | "closes_before_it_opens" | "cold_goods_there";

const over = shipmentStatuses.filter(isFinal);

export const createHub = (
  db: Db,
  moment: Moment,
  operator: Operator,
  facts: HubFacts,
): Promise<{ ok: true; hubId: string; code: string } | Refusal<HubFault>> =>
  transact(db, async (tx) => {
    const columns = await columnsOf(tx, facts);
    if (!columns.ok) return columns;
    const hubId = moment.ids.next();
    const { count } = await tx.hub.createMany({
      data: { id: hubId, ...columns.data, createdAt: moment.now },
      skipDuplicates: true,
    });
    if (count === 0) return refuse("code_taken");
    await note(tx, moment, operator, hubId, "hub.created");
    return { ok: true, hubId, code: facts.code };
  });

/** A cold room is not given up while goods that need it are there or on their way. */
export const changeHub = (
  db: Db,
  moment: Moment,
  operator: Operator,
  hubId: string,
  facts: HubFacts,
): Promise<{ ok: true; code: string } | Refusal<HubFault>> =>
  transact(db, async (tx) => {
    const [row] = await tx.$queryRaw<unknown[]>`select 1 from hub where id = ${hubId}::uuid for update`;
    present(row, "hub");
    const columns = await columnsOf(tx, facts);
    if (!columns.ok) return columns;
    const namesake = await tx.hub.findFirst({ where: { code: facts.code, id: { not: hubId } }, select: { id: true } });
    if (namesake) return refuse("code_taken");
    if (!facts.hasColdRoom && (await needsColdRoom(tx, hubId))) return refuse("cold_goods_there");
    await bookDocks(tx, moment, await tx.hub.update({ where: { id: hubId }, data: columns.data }));
    await note(tx, moment, operator, hubId, "hub.changed");
    return { ok: true, code: facts.code };
  });

async function columnsOf(tx: Tx, { pin, ...facts }: HubFacts) {
  const found = await resolveAddress(tx, { ...facts, pin });
  if (!found.ok) return found;
  if (facts.closesMinute <= facts.opensMinute) return refuse("closes_before_it_opens");
  return { ok: true as const, data: { ...facts, lat: found.place.lat, lng: found.place.lng } };
}

async function needsColdRoom(tx: Tx, hubId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from shipment s left join shipment_leg leg on leg.shipment_id = s.id and leg.to_hub_id = ${hubId}::uuid and leg.ended_at is null
     where s.cold_class <> 'ambient' and s.status <> all(${over}) and (s.hub_id = ${hubId}::uuid or leg.id is not null) limit 1`;
  return rows.length > 0;
}

const note = (tx: Tx, { now }: Moment, { personId }: Operator, hubId: string, action: AuditAction): Promise<void> =>
  audit(tx, now, { actorId: personId, action, subject: `hub:${hubId}` });

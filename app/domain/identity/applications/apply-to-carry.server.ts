import { resolveAddress } from "~/domain/areas/resolve-address.server";
import type { Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { mayApplyAgain, pinBefore } from "./approval";
import { courierApplied } from "../events";
import type { Actor, ApprovalStatus, Vehicle } from "../types";

export type ApplyToCarry = {
  name: string;
  vehicle: Vehicle;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  provinceCode: string;
  communeCode: string;
  pin: Point | null;
  rangeM: number;
};
export type CourierApplication =
  { ok: true; courierId: string } | Refusal<"already_applied" | "unknown_commune" | "pin_far" | "too_heavy">;

/** What a vehicle can safely carry, grams; a bicycle that promises a tonne would be given one. */
export const mostGrams: Readonly<Record<Vehicle, number>> = {
  bicycle: 40_000,
  motorbike: 120_000,
  van: 1_500_000,
  truck: 10_000_000,
};

/** A person asks to deliver. A declined one corrects the application. */
export const applyToCarry = (
  db: Db,
  moment: Moment,
  actor: Actor,
  application: ApplyToCarry,
): Promise<CourierApplication> =>
  transact(db, async (tx) => {
    const { provinceCode, communeCode, pin, ...own } = application;
    if (own.capacityG > mostGrams[own.vehicle]) return refuse("too_heavy");
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${actor.personId}::uuid FOR UPDATE`;
    const standing = await tx.courier.findUnique({
      where: { personId: actor.personId },
      select: { id: true, status: true, communeCode: true, lat: true, lng: true },
    });
    if (standing && !mayApplyAgain(standing.status as ApprovalStatus)) return refuse("already_applied");
    const resolved = await resolveAddress(tx, {
      provinceCode,
      communeCode,
      pin: pin ?? pinBefore(standing, application),
    });
    if (!resolved.ok) return resolved;

    const { lat, lng } = resolved.place;
    const data = {
      ...own,
      provinceCode,
      communeCode,
      lat,
      lng,
      status: "applied",
      appliedAt: moment.now,
      declineNote: null,
    };
    const courierId = standing?.id ?? moment.ids.next();
    await tx.courier.upsert({
      where: { id: courierId },
      create: { id: courierId, personId: actor.personId, ...data },
      update: data,
    });
    await tx.person.updateMany({ where: { id: actor.personId, name: null }, data: { name: own.name } });
    await record(tx, moment, courierApplied(courierId));
    return { ok: true, courierId };
  });

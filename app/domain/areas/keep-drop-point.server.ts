import { isInVietnam, metresBetween } from "~/domain/shared/geo";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Reader } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { DropPoint } from "./drop-point";
import { areaChanged } from "./events";
import { lockGround } from "./read-ground.server";

/** Without a pin it lies in the middle of its commune. */
export type KeepDropPoint = Omit<DropPoint, "id" | "lat" | "lng"> & {
  readonly pin: { lat: number; lng: number } | null;
};
export type DropPointKeeping =
  { ok: true; dropPointId: string } | Refusal<"unknown_area" | "pin_far" | "hours_too_short" | "already_kept">;

const farthestPinM = 60_000;
const shortestMinutes = 60;

type Kept = { ok: true; point: Omit<DropPoint, "id"> };

/** Asked only, for a preview: the point as it would be kept, or what is refused. */
export async function mayKeepDropPoint(
  reader: Reader,
  { pin, ...point }: KeepDropPoint,
): Promise<Kept | Exclude<DropPointKeeping, { ok: true }>> {
  const { provinceCode, communeCode, kind, hours } = point;
  if (hours.until - hours.from < shortestMinutes) return refuse("hours_too_short");
  const commune = await reader.commune.findFirst({ where: { code: communeCode, provinceCode } });
  if (!commune) return refuse("unknown_area");
  if (pin && (!isInVietnam(pin) || metresBetween(pin, commune) > farthestPinM)) return refuse("pin_far");
  const others = await reader.dropPoint.count({ where: { provinceCode, communeCode, kind: "ward", closedAt: null } });
  if (kind === "ward" && others > 0) return refuse("already_kept");
  const { lat, lng } = pin ?? commune;
  return { ok: true, point: { ...point, lat, lng } };
}

/** A place goods can be put down at. One commune has one ward drop point, so that everybody knows where. */
export const keepDropPoint = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  command: KeepDropPoint,
): Promise<DropPointKeeping> =>
  transact(db, async (tx): Promise<DropPointKeeping> => {
    await lockGround(tx);
    const kept = await mayKeepDropPoint(tx, command);
    if (!kept.ok) return kept;
    const { hours, ...point } = kept.point;
    const { provinceCode, communeCode, kind, name } = point;
    const dropPointId = moment.ids.next();
    const when = { hoursFrom: hours.from, hoursUntil: hours.until, createdAt: moment.now };
    await tx.dropPoint.create({ data: { id: dropPointId, ...point, ...when, keptById: actor.personId } });
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: "drop_point.kept",
      subject: `area:${communeCode}`,
      detail: { dropPointId, kind, name },
    });
    await record(tx, moment, areaChanged({ provinceCode, communeCode }));
    return { ok: true, dropPointId };
  });

/** Nothing new is sent there; what was bound for it is held or goes elsewhere. Closing it again changes nothing. */
export const closeDropPoint = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  dropPointId: string,
): Promise<{ ok: true }> =>
  transact(db, async (tx) => {
    await lockGround(tx);
    const point = present(await tx.dropPoint.findUnique({ where: { id: dropPointId } }), "drop point");
    const { provinceCode, communeCode, name } = point;
    const { count } = await tx.dropPoint.updateMany({
      where: { id: dropPointId, closedAt: null },
      data: { closedAt: moment.now },
    });
    if (count === 0) return { ok: true };
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: "drop_point.closed",
      subject: `area:${communeCode}`,
      detail: { dropPointId, name },
    });
    await record(tx, moment, areaChanged({ provinceCode, communeCode }));
    return { ok: true };
  });

import type { Reader, Tx } from "~/platform/db.server";
import { communeMap, type CommuneSpot } from "./commune-map";
import { compileMovement } from "./compile-movement";
import type { DropPoint } from "./drop-point";
import { dropPointKinds } from "./drop-point";
import type { Ground } from "./ground";
import { readBook } from "./read-book.server";

let kept: { token: string; ground: Ground } | null = null;

/** The ground as it is decided now; compiled anew only after something changed. One small read otherwise. */
export async function readGround(reader: Reader | Tx): Promise<Ground> {
  const [version] = await reader.$queryRaw<{ token: string }[]>`select token from movement_version`;
  const token = version?.token ?? "";
  if (kept?.token === token) return kept.ground;
  const [book, communes, dropPoints] = await Promise.all([
    readBook(reader),
    reader.$queryRaw<
      CommuneSpot[]
    >`select code as "communeCode", province_code as "provinceCode", lat, lng from commune`,
    readDropPoints(reader),
  ]);
  const ground = { movement: compileMovement(book), map: communeMap(communes), dropPoints };
  kept = { token, ground };
  return ground;
}

/** Any number, the same everywhere. */
const lock = 7_210_021;

/**
 * The ground, held still until the transaction ends: whoever accepts a parcel on these rules is seen by whoever changes them next.
 */
export async function readGroundForUse(tx: Tx): Promise<Ground> {
  // Sent together; the lock is held before the rules are looked at.
  const [, ground] = await Promise.all([
    tx.$queryRaw`select pg_advisory_xact_lock_shared(${lock}::bigint)::text`,
    readGround(tx),
  ]);
  return ground;
}

/** Before the rules are changed: waits for everybody who is acting on them. Changes come one after another. */
export async function lockGround(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${lock}::bigint)::text`;
}

async function readDropPoints(reader: Reader | Tx): Promise<DropPoint[]> {
  const rows = await reader.dropPoint.findMany({ where: { closedAt: null }, orderBy: { id: "asc" } });
  return rows.map(({ kind, hoursFrom, hoursUntil, ...row }) => ({
    ...row,
    kind: dropPointKinds.find((known) => known === kind) ?? "ward",
    hours: { from: hoursFrom, until: hoursUntil },
  }));
}

import { resolveAddress } from "~/domain/areas/resolve-address.server";
import type { ResolvedPlace } from "~/domain/areas/types";
import { slugify } from "~/domain/shared/fold";
import type { Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { mayApplyAgain, pinBefore } from "./approval";
import { sellerApplied } from "../events";
import type { Actor, ApprovalStatus, SellerKind } from "../types";

export type ApplyToSell = {
  kind: SellerKind;
  /** The applicant's own name. */
  personName: string;
  name: string;
  about: string;
  provinceCode: string;
  communeCode: string;
  street: string;
  pin: Point | null;
  taxCode: string | null;
};
export type Application = { ok: true; sellerId: string } | Refusal<"already_applied" | "unknown_commune" | "pin_far">;

/** A farm or a cooperative asks to sell. A declined one corrects its application; nobody has two of a kind. */
export const applyToSell = (db: Db, moment: Moment, actor: Actor, application: ApplyToSell): Promise<Application> =>
  transact(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${actor.personId}::uuid FOR UPDATE`;
    const standing = await tx.seller.findFirst({
      where: { kind: application.kind, memberships: { some: { personId: actor.personId, role: "owner" } } },
      select: { id: true, status: true, communeCode: true, lat: true, lng: true },
    });
    if (standing && !mayApplyAgain(standing.status as ApprovalStatus)) return refuse("already_applied");
    const resolved = await resolveAddress(tx, {
      ...application,
      pin: application.pin ?? pinBefore(standing, application),
    });
    if (!resolved.ok) return resolved;

    await tx.person.updateMany({ where: { id: actor.personId, name: null }, data: { name: application.personName } });
    const sellerId = standing
      ? await correct(tx, moment, standing.id, application, resolved.place)
      : await open(tx, moment, actor, application, resolved.place);
    await record(tx, moment, sellerApplied(sellerId));
    return { ok: true, sellerId };
  });

const asked = (
  { name, about, street, taxCode }: ApplyToSell,
  { provinceCode, communeCode, lat, lng }: ResolvedPlace,
  now: Date,
) => ({
  name,
  about,
  street,
  taxCode,
  provinceCode,
  communeCode,
  lat,
  lng,
  status: "applied",
  appliedAt: now,
  declineNote: null,
});

async function correct(
  tx: Tx,
  { now }: Moment,
  sellerId: string,
  application: ApplyToSell,
  place: ResolvedPlace,
): Promise<string> {
  await tx.seller.update({ where: { id: sellerId }, data: asked(application, place, now) });
  return sellerId;
}

async function open(
  tx: Tx,
  { now, ids }: Moment,
  actor: Actor,
  application: ApplyToSell,
  place: ResolvedPlace,
): Promise<string> {
  const id = ids.next();
  const slug = await freeSlug(tx, slugify(application.name) || application.kind, id);
  const { kind } = application;
  await tx.seller.create({ data: { id, slug, kind, phone: actor.phone, ...asked(application, place, now) } });
  await tx.membership.create({
    data: { id: ids.next(), personId: actor.personId, sellerId: id, role: "owner", createdAt: now },
  });
  return id;
}

/** Two farms may share a name but not an address in the shop; the second carries the end of its id. */
async function freeSlug(tx: Tx, wanted: string, id: string): Promise<string> {
  const slug = wanted.slice(0, 60);
  return (await tx.seller.count({ where: { slug } })) === 0 ? slug : `${slug}-${id.slice(-6)}`;
}

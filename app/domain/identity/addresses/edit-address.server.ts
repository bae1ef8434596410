import { Missing } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import type { Actor } from "../types";

const own = (actor: Actor, addressId: string) => ({ id: addressId, personId: actor.personId });
const some = ({ count }: { count: number }): void => {
  if (count === 0) throw new Missing("address");
};

/** What the person calls the place; an empty name takes it back. */
export const renameAddress = (db: Db, actor: Actor, addressId: string, label: string): Promise<void> =>
  transact(db, async (tx) => some(await tx.address.updateMany({ where: own(actor, addressId), data: { label } })));

export const forgetAddress = (db: Db, actor: Actor, addressId: string): Promise<void> =>
  transact(db, async (tx) => some(await tx.address.deleteMany({ where: own(actor, addressId) })));

/** The address a checkout starts with; there is one at most. */
export const preferAddress = (db: Db, actor: Actor, addressId: string): Promise<void> =>
  transact(db, async (tx) => {
    // Two taps on two phones take turns, so that the index never sees two defaults.
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${actor.personId}::uuid FOR UPDATE`;
    await tx.address.updateMany({ where: { personId: actor.personId, isDefault: true }, data: { isDefault: false } });
    some(await tx.address.updateMany({ where: own(actor, addressId), data: { isDefault: true } }));
  });

import { fold } from "~/domain/shared/fold";
import type { Phone } from "~/domain/shared/phone";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { mostAddresses } from "./choose-address";
import type { Actor } from "../types";

export type KeepAddress = {
  /** The kept address that was chosen and perhaps corrected; null for a new one. */
  addressId: string | null;
  name: string;
  phone: Phone;
  provinceCode: string;
  communeCode: string;
  street: string;
  lat: number;
  lng: number;
  isPinned: boolean;
};
export type AddressKeeping = { ok: true; addressId: string } | Refusal<"book_full">;

/** Keeps where an order went. The same door written twice is one address; the first one kept is the default. */
export const keepAddress = (db: Db, moment: Moment, actor: Actor, keep: KeepAddress): Promise<AddressKeeping> =>
  transact(db, async (tx): Promise<AddressKeeping> => {
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${actor.personId}::uuid FOR UPDATE`;
    const { addressId, ...address } = keep;
    const book = await tx.address.findMany({ where: { personId: actor.personId } });
    const same =
      book.find(({ id }) => id === addressId) ??
      book.find(({ communeCode, street }) => communeCode === keep.communeCode && fold(street) === fold(keep.street));
    if (same) return correct(tx, moment, same.id, address);
    if (book.length >= mostAddresses) return refuse("book_full");
    const id = moment.ids.next();
    const isDefault = book.length === 0;
    await tx.address.create({
      data: { id, personId: actor.personId, ...address, isDefault, usedAt: moment.now },
    });
    return { ok: true, addressId: id };
  });

async function correct(
  tx: Tx,
  { now }: Moment,
  addressId: string,
  address: Omit<KeepAddress, "addressId">,
): Promise<AddressKeeping> {
  await tx.address.update({ where: { id: addressId }, data: { ...address, usedAt: now } });
  return { ok: true, addressId };
}

/** An address that was used again moves to the top of the list. Somebody else's stays where it is. */
export const noteAddressUsed = (db: Db, { now }: Moment, actor: Actor, addressId: string): Promise<void> =>
  transact(db, async (tx) => {
    await tx.address.updateMany({ where: { id: addressId, personId: actor.personId }, data: { usedAt: now } });
  });

import { transact, type Db } from "~/platform/db.server";
import type { Actor } from "./types";

export const updateProfile = (db: Db, actor: Actor, { name }: { name: string }): Promise<void> =>
  transact(db, async (tx) => {
    await tx.person.update({ where: { id: actor.personId }, data: { name } });
  });

import { silencePushDevices } from "~/domain/notifications/push-devices.server";
import { Missing } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Actor } from "../types";

/** Ends one of the person's own sessions: this one, or another phone's. */
export const signOut = (db: Db, { now }: Moment, actor: Actor, sessionId: string): Promise<void> =>
  transact(db, async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: sessionId, personId: actor.personId },
      data: { revokedAt: now },
    });
    if (ended.count === 0) throw new Missing("session");
    await silencePushDevices(tx, { sessionId });
  });

/** Ends all of the person's sessions, this one too: the answer to a lost phone. */
export const signOutEverywhere = (db: Db, { now }: Moment, actor: Actor): Promise<void> =>
  transact(db, async (tx) => {
    await tx.session.updateMany({ where: { personId: actor.personId, revokedAt: null }, data: { revokedAt: now } });
    await silencePushDevices(tx, { personId: actor.personId });
  });

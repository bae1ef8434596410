import type { Courier } from "~/domain/identity/types";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

/**
 * The courier's console shows the offer: from now on silence is an answer of its own. Said again it changes nothing, nor does
 * it for an offer that is closed or somebody else's.
 */
export const noteOfferSeen = (db: Db, { now }: Moment, { courierId }: Courier, offerId: string): Promise<void> =>
  transact(db, async (tx) => {
    const unseen = { bundleId: offerId, courierId, status: "sent", expiresAt: { gt: now } };
    await tx.offer.updateMany({ where: unseen, data: { status: "seen", seenAt: now } });
  });

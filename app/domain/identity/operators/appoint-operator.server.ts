import type { Phone } from "~/domain/shared/phone";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";

/**
 * Makes somebody an operator, known here before or not. Only from the server's own command line: a shop has no operator who
 * could do it on a page. Sessions opened before end, so that the new power begins with signing in.
 */
export const appointOperator = (db: Db, moment: Moment, phone: Phone): Promise<{ personId: string; isNew: boolean }> =>
  transact(db, async (tx) => {
    const { count } = await tx.person.createMany({
      data: { id: moment.ids.next(), phone, locale: "vi", createdAt: moment.now },
      skipDuplicates: true,
    });
    const { id: personId } = await tx.person.update({ where: { phone }, data: { isOperator: true } });
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: moment.now } });
    await audit(tx, moment.now, {
      actorId: personId,
      action: "person.appointed",
      subject: `person:${personId}`,
      detail: { by: "command line" },
    });
    if (count === 1)
      await record(tx, moment, { type: "person.joined", subject: `person:${personId}`, payload: { personId } });
    return { personId, isNew: count === 1 };
  });

import type { Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { NewMessage } from "./types";

/** Puts a message on its way, in the transaction of what it tells about. A cause that already had its message has no second. */
export async function sendMessage(tx: Tx, moment: Moment, message: NewMessage): Promise<void> {
  const id = moment.ids.next();
  const { count } = await tx.message.createMany({
    data: { id, ...message, status: "queued", createdAt: moment.now },
    skipDuplicates: true,
  });
  if (count === 1)
    await record(tx, moment, { type: "message.queued", subject: `message:${id}`, payload: { messageId: id } });
}

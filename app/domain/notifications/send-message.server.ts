import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { NewMessage } from "./types";

/** Puts a message on its way, in the transaction of what it tells about. A cause that already had its message has no second. */
export const sendMessage = (tx: Tx, moment: Moment, message: NewMessage): Promise<void> =>
  sendMessages(tx, moment, [message]);

/** The same for many at once. */
export async function sendMessages(tx: Tx, moment: Moment, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({ id: moment.ids.next(), ...message }));
  const queued = await tx.$queryRaw<{ id: string }[]>(sql`
    insert into message (id, channel, recipient, template, body, cause, status, created_at)
    select id, channel, recipient, template, body, cause, 'queued', ${moment.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, channel text, recipient text, template text, body text, cause text)
    on conflict (cause) do nothing returning id::text`);
  await record(
    tx,
    moment,
    ...queued.map(({ id }) => ({ type: "message.queued", subject: `message:${id}`, payload: { messageId: id } })),
  );
}

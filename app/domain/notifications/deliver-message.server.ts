import { present } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { MessageChannels } from "./ports";
import type { Channel, MessageStatus } from "./types";

export type Delivery = { ok: true; status: "sent" | "already_done" | "given_up" };

const secretTemplates: ReadonlySet<string> = new Set(["one_time_code"]);

/** The provider could not be asked: the job runs again later. */
export class ChannelUnreachable extends Error {
  override readonly name = "ChannelUnreachable";
}

/**
 * Hands a queued message to its channel between two commits. A message already sent stays sent; one that the provider refuses
 * is marked failed with the reason. Provider trouble is thrown, so that the queue tries again.
 */
export async function deliverMessage(
  db: Db,
  moment: Moment,
  channels: MessageChannels,
  messageId: string,
): Promise<Delivery> {
  const message = present(await db.message.findUnique({ where: { id: messageId } }), "message");
  if (message.status !== "queued") return { ok: true, status: "already_done" };
  const handover = await channels[message.channel as Channel].send(message);
  if (handover.outcome === "unreachable") throw new ChannelUnreachable(handover.why);
  const sent = handover.outcome !== "refused";
  const end: { status: MessageStatus; failure: string | null } = sent
    ? { status: "sent", failure: null }
    : { status: "failed", failure: handover.why };
  // A code that left for a phone has no business in our table any more.
  const isSpent = secretTemplates.has(message.template) && handover.outcome !== "kept";
  const data = { ...end, sentAt: sent ? moment.now : null, ...(isSpent && { body: "" }) };
  await transact(db, (tx) =>
    tx.message.updateMany({
      where: { id: messageId, status: "queued" },
      data,
    }),
  );
  return { ok: true, status: sent ? "sent" : "given_up" };
}

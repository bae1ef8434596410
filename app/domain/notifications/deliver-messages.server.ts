import { sql, transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Handover, MessageChannels, Outgoing } from "./ports";
import type { Channel, MessageStatus } from "./types";

const secretTemplates: ReadonlySet<string> = new Set(["one_time_code"]);
/** So many are on their way at once, and so many may go out twice when the process dies before it has noted them. */
const atOnce = 10;

/** The provider could not be asked: the job runs again later. */
export class ChannelUnreachable extends Error {
  override readonly name = "ChannelUnreachable";
}

type Queued = Outgoing & { readonly channel: string };
type Delivered = { readonly message: Queued; readonly handover: Handover };

/**
 * Hands queued messages to their channels between two commits. A message already sent stays sent; one that the provider
 * refuses is marked failed with the reason. Provider trouble is thrown after the others are noted, so that the queue tries
 * again what is left; a provider that answers none of a group is not asked for more.
 */
export async function deliverMessages(
  db: Db,
  moment: Moment,
  channels: MessageChannels,
  messageIds: readonly string[],
): Promise<{ sent: number; givenUp: number }> {
  const queued = await db.message.findMany({
    where: { id: { in: [...messageIds] }, status: "queued" },
    orderBy: { createdAt: "asc" },
  });
  const ends = { sent: 0, givenUp: 0 };
  const trouble: string[] = [];
  for (let at = 0; at < queued.length && trouble.length < atOnce; at += atOnce) {
    const group = await Promise.all(queued.slice(at, at + atOnce).map((message) => handOver(channels, message)));
    await note(db, moment, group);
    for (const { handover } of group) {
      if (handover.outcome === "unreachable") trouble.push(handover.why);
      else ends[handover.outcome === "refused" ? "givenUp" : "sent"] += 1;
    }
  }
  if (trouble.length > 0) throw new ChannelUnreachable(`${trouble.length} messages wait: ${trouble[0] ?? ""}`);
  return ends;
}

/** A channel that throws must not take the others' outcomes with it. */
async function handOver(channels: MessageChannels, message: Queued): Promise<Delivered> {
  try {
    return { message, handover: await channels[message.channel as Channel].send(message) };
  } catch (error) {
    return { message, handover: { outcome: "unreachable", why: String(error) } };
  }
}

async function note(db: Db, { now }: Moment, group: readonly Delivered[]): Promise<void> {
  const ends = group.filter(({ handover }) => handover.outcome !== "unreachable").map(endOf);
  if (ends.length === 0) return;
  await transact(db, (tx) =>
    tx.$executeRaw(sql`
      update message set status = e.status, failure = e.failure, body = case when e.spent then '' else message.body end,
        sent_at = case when e.status = 'sent' then ${now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e(id uuid, status text, failure text, spent boolean)
      where message.id = e.id and message.status = 'queued'`),
  );
}

function endOf({ message: { id, template }, handover }: Delivered) {
  const status: MessageStatus = handover.outcome === "refused" ? "failed" : "sent";
  const failure = "why" in handover ? handover.why : null;
  // A code that left for a phone has no business in our table any more.
  return { id, status, failure, spent: secretTemplates.has(template) && handover.outcome !== "kept" };
}

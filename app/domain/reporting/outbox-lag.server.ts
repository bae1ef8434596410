import type { Reader } from "~/platform/db.server";

/** Facts not yet carried to their jobs, and the age of the oldest in seconds. */
export async function outboxLag(reader: Reader, now: Date): Promise<{ waiting: number; seconds: number }> {
  const waiting = await reader.outboxEvent.aggregate({ where: { relayedAt: null }, _count: true, _min: { at: true } });
  const oldest = waiting._min.at;
  return {
    waiting: waiting._count,
    seconds: oldest === null ? 0 : Math.max(0, Math.round((now.getTime() - oldest.getTime()) / 1000)),
  };
}

import type { Reader } from "~/platform/db.server";
import type { Signals } from "./ports";
import { newsAfter } from "./queries.server";

export type News = { readonly id: string; readonly kind: string };

/**
 * Sends everything after `lastId`, then everything that comes. Signals only wake it; what is sent is read from the table in
 * the order of its ids, so nothing is missed and nothing is told twice.
 */
export function followOrder(
  reader: Reader,
  signals: Signals,
  orderId: string,
  lastId: bigint,
  send: (news: News) => void,
  onTrouble: (error: unknown) => void,
): () => void {
  let last = lastId;
  let isReading = false;
  let isStale = false;
  let isOver = false;
  const read = async (): Promise<void> => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale && !isOver) {
        isStale = false;
        for (const { id, kind } of await newsAfter(reader, orderId, last)) {
          if (isOver) return;
          send({ id: String(id), kind });
          last = id;
        }
      }
    } catch (error) {
      onTrouble(error);
    } finally {
      isReading = false;
    }
  };
  const unsubscribe = signals.subscribe(orderId, () => void read());
  void read();
  return () => {
    isOver = true;
    unsubscribe();
  };
}

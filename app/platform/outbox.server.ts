import type { Ids } from "~/domain/shared/ids";
import type { JsonInput, Tx } from "./db.server";

/** A fact in the past tense, about one subject ("order:<id>"). Payloads hold ids, not copies of people's data. */
export type Fact = { readonly type: string; readonly subject: string; readonly payload: Record<string, JsonInput | null> };

/** What every command needs to know of its surroundings: when it happens, and how to name new things. */
export type Moment = { readonly now: Date; readonly ids: Ids };

/** Writes facts in the transaction that makes them true; the relay carries them to the jobs afterwards. */
export async function record(tx: Tx, moment: Moment, ...facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.outboxEvent.createMany({
    data: facts.map((fact) => ({
      eventId: moment.ids.next(),
      type: fact.type,
      subject: fact.subject,
      payload: fact.payload,
      at: moment.now,
    })),
  });
}

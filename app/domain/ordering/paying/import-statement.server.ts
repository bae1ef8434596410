import { keepCall } from "~/domain/payments/vietqr/keep-call.server";
import { readStatement } from "~/domain/payments/vietqr/read-statement";
import type { OurBank, TransferOutcome } from "~/domain/payments/vietqr/types";
import type { Accepted, Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { receiveTransfers } from "./receive-transfers.server";

export type ImportStatement = {
  readonly text: string;
  readonly ip: string;
  /** Null from the command line. */
  readonly actorId: string | null;
};

export type StatementImport =
  Accepted<{ paid: number; unapplied: number; heardBefore: number }> | Refusal<"unreadable", { line: number }>;

/** A bank's statement as a file. One that cannot be read to the end changes nothing. */
export async function importStatement(
  db: Db,
  moment: Moment,
  our: OurBank,
  { text, ip, actorId }: ImportStatement,
): Promise<StatementImport> {
  const reading = readStatement(text, our.account);
  if (!reading.ok) return reading;
  await keepCall(db, moment.now, { provider: "statement", body: text, ip, verified: true });
  const outcomes = await receiveTransfers(db, moment, our, reading.notices);
  const count = (kind: TransferOutcome["kind"]): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  const counts = { paid: count("paid"), unapplied: count("unapplied"), heardBefore: count("heard_before") };
  if (actorId !== null) {
    const note = {
      actorId,
      action: "bank_statement.imported" as const,
      subject: `bank:${our.account}`,
      detail: counts,
    };
    await transact(db, (tx) => audit(tx, moment.now, note));
  }
  return { ok: true, ...counts };
}

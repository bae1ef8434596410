import { daysAfter, isoDay } from "~/domain/shared/time";
import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { importSettlement } from "./import-settlement.server";
import type { SettlementFiles } from "./ports";

/** A file that is late keeps being asked for; longer ago is for a person. */
const daysBack = 4;

export type SettlementFetch = {
  readonly day: string;
  readonly outcome: "imported" | "not_yet" | "unreachable" | "unreadable";
  /** The line that cannot be read, or what the other side said. */
  readonly why: string;
};

/** Brings VNPAY's file of every day of late that is not here yet, oldest first, as a person's upload would. */
export async function fetchSettlements(
  db: Db,
  moment: Moment,
  { files, tmnCode }: { files: SettlementFiles; tmnCode: string },
): Promise<SettlementFetch[]> {
  const days = Array.from({ length: daysBack }, (_, back) => isoDay(daysAfter(moment.now, back - daysBack)));
  const here = await db.settlement.findMany({
    where: { day: { in: days.map((day) => new Date(day)) } },
    select: { day: true },
  });
  const known = new Set(here.map(({ day }) => day.toISOString().slice(0, 10)));
  const fetched: SettlementFetch[] = [];
  for (const day of days) if (!known.has(day)) fetched.push(await fetchDay(db, moment, { files, tmnCode, day }));
  return fetched;
}

async function fetchDay(
  db: Db,
  moment: Moment,
  { files, tmnCode, day }: { files: SettlementFiles; tmnCode: string; day: string },
): Promise<SettlementFetch> {
  const answer = await files.fetch(day);
  if (answer.kind === "not_yet") return { day, outcome: "not_yet", why: "" };
  if (answer.kind === "unreachable") return { day, outcome: "unreachable", why: answer.why };
  const taken = await importSettlement(db, moment, { day, text: answer.text, tmnCode, actorId: null });
  if (taken.ok) return { day, outcome: "imported", why: "" };
  return { day, outcome: "unreadable", why: taken.reason === "unreadable" ? String(taken.line) : taken.reason };
}

import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter, minutesAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaChanged } from "./events";
import { isKnownArea } from "./known-area.server";
import type { AreaRef, Colour } from "./movement";
import { lockGround } from "./read-ground.server";

export type SetAreaColour = {
  readonly area: AreaRef;
  readonly colour: Colour;
  readonly reason: string;
  /** Number or address of the paper that orders it; may be empty. */
  readonly source: string;
  /** Null: at once. */
  readonly from: Date | null;
  /** Null: until somebody ends it. */
  readonly until: Date | null;
};
export type ColourRefusal = Refusal<
  "unknown_area" | "already_so" | "starts_in_the_past" | "ends_before_it_starts" | "too_far_ahead"
>;
export type ColourSetting = { ok: true; spellId: string } | ColourRefusal;

/** Further ahead nobody decides about movement; a wrong year is the likelier reason. */
const farthestDays = 366;

/** Asked only, for a preview: says what would be refused. */
export const mayColourArea = (db: Reader, now: Date, command: SetAreaColour): Promise<ColourRefusal | null> =>
  firstFault(db, now, command, command.from ?? now);

/**
 * Puts an area under a colour from a time until a time. Without an end it takes the place of what stood open before, whose end
 * it becomes; with one, what stood before comes back after it.
 */
export const setAreaColour = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  command: SetAreaColour,
): Promise<ColourSetting> =>
  transact(db, async (tx): Promise<ColourSetting> => {
    await lockGround(tx);
    const from = command.from ?? moment.now;
    const fault = await firstFault(tx, moment.now, command, from);
    if (fault) return fault;
    const { area, colour, reason, source, until } = command;
    if (until === null)
      await tx.areaSpell.updateMany({
        where: { ...area, from: { lte: from }, OR: [{ until: null }, { until: { gt: from } }] },
        data: { until: from, endedById: actor.personId },
      });
    const spellId = moment.ids.next();
    await tx.areaSpell.create({
      data: { id: spellId, ...area, colour, reason, source, from, until, setById: actor.personId },
    });
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: colour === "sealed" ? "area.closed" : "area.coloured",
      subject: `area:${area.communeCode ?? area.provinceCode}`,
      detail: { colour, reason, source, from: from.toISOString(), until: until?.toISOString() ?? null },
    });
    await record(tx, moment, areaChanged(area));
    return { ok: true, spellId };
  });

async function firstFault(
  tx: Reader | Tx,
  now: Date,
  command: SetAreaColour,
  from: Date,
): Promise<ColourRefusal | null> {
  const { area, colour, until } = command;
  if (from < now) return refuse("starts_in_the_past");
  if (until && until <= from) return refuse("ends_before_it_starts");
  if ((until ?? from) > daysAfter(now, farthestDays)) return refuse("too_far_ahead");
  if (!(await isKnownArea(tx, area))) return refuse("unknown_area");
  // Of two operators at once the one who came to the lock second may hold the earlier time.
  const begun = command.from === null ? minutesAfter(from, 1) : from;
  const standing = await tx.areaSpell.findFirst({
    where: { ...area, from: { lte: begun }, OR: [{ until: null }, { until: { gt: from } }] },
    orderBy: [{ from: "desc" }, { id: "desc" }],
  });
  const isSo = standing?.colour === colour && (standing.until === null || (until !== null && standing.until >= until));
  return isSo ? refuse("already_so") : null;
}

import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaChanged } from "./events";
import { lockGround } from "./read-ground.server";

export type EndAreaColour = {
  readonly spellId: string;
  /** "now": at once, and one that has not begun never begins. Null: open again until somebody ends it. */
  readonly until: Date | "now" | null;
};
export type ColourEnding = { ok: true } | Refusal<"already_over" | "ends_in_the_past" | "ends_before_it_starts">;

/** Gives a spell another end: earlier, later, at once, or none. What has passed stays as it was. */
export const endAreaColour = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  { spellId, until }: EndAreaColour,
): Promise<ColourEnding> =>
  transact(db, async (tx): Promise<ColourEnding> => {
    await lockGround(tx);
    const spell = present(await tx.areaSpell.findUnique({ where: { id: spellId } }), "area spell");
    if (spell.until !== null && spell.until <= moment.now) return refuse("already_over");
    const isWithdrawn = spell.from > moment.now;
    if (isWithdrawn && spell.until !== null && spell.until <= spell.from) return refuse("already_over");
    if (until instanceof Date && until <= moment.now) return refuse("ends_in_the_past");
    if (until instanceof Date && until <= spell.from) return refuse("ends_before_it_starts");
    const ends = until === "now" ? (isWithdrawn ? spell.from : moment.now) : until;
    await tx.areaSpell.update({ where: { id: spellId }, data: { until: ends, endedById: actor.personId } });
    const { provinceCode, communeCode, colour } = spell;
    const isReopening = colour === "sealed" && until === "now";
    await audit(tx, moment.now, {
      actorId: actor.personId,
      action: isReopening ? "area.reopened" : "area.colour_ended",
      subject: `area:${communeCode ?? provinceCode}`,
      detail: { colour, until: ends?.toISOString() ?? null },
    });
    await record(tx, moment, areaChanged({ provinceCode, communeCode }));
    return { ok: true };
  });

import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaChanged } from "./events";
import { lockGround } from "./read-ground.server";

export type EndAreaColour = {
  readonly spellId: string;
  /** "now": at once, and one that has not begun never begins. Null: open again until somebody ends it. */
  readonly until: Date | "now" | null;
};
type EndingRefusal = Refusal<"already_over" | "ends_in_the_past" | "ends_before_it_starts">;
export type ColourEnding = { ok: true } | EndingRefusal;

/** Asked only, for a preview: says what would be refused. */
export const mayEndAreaColour = async (
  reader: Reader,
  now: Date,
  { spellId, until }: EndAreaColour,
): Promise<EndingRefusal | null> => faultIn(await spellOf(reader, spellId), now, until);

/** Gives a spell another end: earlier, later, at once, or none. What has passed stays as it was. */
export const endAreaColour = (
  db: Db,
  moment: Moment,
  actor: { personId: string },
  { spellId, until }: EndAreaColour,
): Promise<ColourEnding> =>
  transact(db, async (tx): Promise<ColourEnding> => {
    await lockGround(tx);
    const spell = await spellOf(tx, spellId);
    const fault = faultIn(spell, moment.now, until);
    if (fault) return fault;
    const isWithdrawn = spell.from > moment.now;
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

const spellOf = async (reader: Reader | Tx, spellId: string) =>
  present(await reader.areaSpell.findUnique({ where: { id: spellId } }), "area spell");

type Times = { readonly from: Date; readonly until: Date | null };

function faultIn(spell: Times, now: Date, until: EndAreaColour["until"]): EndingRefusal | null {
  if (spell.until !== null && (spell.until <= now || spell.until <= spell.from)) return refuse("already_over");
  if (until instanceof Date && until <= now) return refuse("ends_in_the_past");
  return until instanceof Date && until <= spell.from ? refuse("ends_before_it_starts") : null;
}

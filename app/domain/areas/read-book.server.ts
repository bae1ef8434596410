import { invariant } from "~/domain/shared/invariant";
import { minuteOf } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import {
  colours,
  movers,
  permissions,
  type AreaRef,
  type Colour,
  type ColourSpell,
  type Crossing,
  type MovementBook,
  type MovementRule,
} from "./movement";
import { coldClasses } from "./reach";

type Client = Reader | Tx;
export type SpellRow = NonNullable<Awaited<ReturnType<Client["areaSpell"]["findUnique"]>>>;
export type RuleRow = NonNullable<Awaited<ReturnType<Client["movementRule"]["findUnique"]>>>;
export type CrossingRow = NonNullable<Awaited<ReturnType<Client["areaCrossing"]["findUnique"]>>>;

/** Everything decided about movement, past and to come. */
export async function readBook(reader: Client): Promise<MovementBook> {
  const spells = await reader.areaSpell.findMany();
  const rules = await reader.movementRule.findMany();
  const crossings = await reader.areaCrossing.findMany();
  return { spells: spells.map(spellOf), rules: rules.map(ruleOf), crossings: crossings.map(crossingOf) };
}

export const spellOf = (row: SpellRow): ColourSpell => ({
  ...datesOf(row),
  area: { provinceCode: row.provinceCode, communeCode: row.communeCode },
  colour: oneOf(colours, row.colour),
});

export const ruleOf = (row: RuleRow): MovementRule => ({
  ...datesOf(row),
  mover: oneOf(movers, row.mover),
  permission: oneOf(permissions, row.permission),
  colour: colourOf(row.colour),
  area: areaOf(row.provinceCode, row.communeCode),
  hours: row.hoursFrom === null || row.hoursUntil === null ? null : { from: row.hoursFrom, until: row.hoursUntil },
  vehicle: row.vehicle,
  goods: row.goods === null ? null : oneOf(coldClasses, row.goods),
});

export const crossingOf = (row: CrossingRow): Crossing => ({
  ...datesOf(row),
  leaving: { colour: colourOf(row.leavingColour), area: areaOf(row.leavingProvince, row.leavingCommune) },
  entering: { colour: colourOf(row.enteringColour), area: areaOf(row.enteringProvince, row.enteringCommune) },
  permission: oneOf(permissions, row.permission),
  gate: row.gate,
  delayMinutes: row.delayMinutes,
});

const datesOf = ({ id, from, until }: { id: string; from: Date; until: Date | null }) => ({
  id,
  from: minuteOf(from),
  until: until && minuteOf(until),
});

const areaOf = (provinceCode: string | null, communeCode: string | null): AreaRef | null =>
  provinceCode === null ? null : { provinceCode, communeCode };

const colourOf = (text: string | null): Colour | null => (text === null ? null : oneOf(colours, text));

function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  invariant(found !== undefined, `unknown word in the movement rules: ${text}`);
  return found;
}

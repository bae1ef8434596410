import type { Commune, MovementBook } from "~/domain/areas/movement";
import type { PassHeld } from "~/domain/delivery/types";

/** Somebody who drives, as far as rules of movement ask. */
export type Mover = { readonly vehicle: string; readonly passes: readonly PassHeld[] };
type Area = { readonly provinceCode: string; readonly communeCode: string | null };

/**
 * The rules of movement read a second time, slowly and by the letter of decision 021. It shares no code with the shop: a checker that
 * did would share its mistakes. Minutes are since 1970 (UTC). What is not said to be allowed is refused.
 */
export function naiveMovement(book: MovementBook, known: ReadonlySet<string>) {
  const colourOf = (place: Commune, at: number): string => {
    const spells = book.spells.filter((spell) => holds(spell, at) && lies(place, spell.area));
    const best = spells.reduce<(typeof spells)[number] | null>((kept, spell) => {
      if (kept === null) return spell;
      const [own, keptOwn] = [spell.area.communeCode !== null, kept.area.communeCode !== null];
      if (own !== keptOwn) return own ? spell : kept;
      if (spell.from !== kept.from) return spell.from > kept.from ? spell : kept;
      return spell.id > kept.id ? spell : kept;
    }, null);
    return best?.colour ?? "green";
  };

  const mayBe = (mover: Mover, place: Commune, at: number, goods: string): boolean => {
    if (!known.has(place.communeCode)) return false;
    const colour = colourOf(place, at);
    const fitting = book.rules.filter(
      (rule) =>
        rule.mover === "courier" &&
        holds(rule, at) &&
        (rule.area === null || lies(place, rule.area)) &&
        (rule.colour === null || rule.colour === colour) &&
        (rule.vehicle === null || rule.vehicle === mover.vehicle) &&
        (rule.goods === null || rule.goods === goods) &&
        during(rule.hours, at),
    );
    const rank = ({
      area,
      colour: named,
      hours,
      vehicle,
      goods: carried,
      from,
      permission,
      id,
    }: (typeof fitting)[number]) => [
      area === null ? 0 : area.communeCode === null ? 1 : 2,
      ...[named, hours, vehicle, carried].map((part) => (part === null ? 0 : 1)),
      from,
      ["free", "with_pass", "barred"].indexOf(permission),
      id,
    ];
    const [first] = fitting.sort((a, b) => compare(rank(b), rank(a)));
    if (first === undefined) return colour === "green";
    return first.permission === "free" || (first.permission === "with_pass" && hasPass(mover, place, at, goods));
  };

  /** Minutes at the checkpoint; null: the border is shut to them. */
  const crossing = (mover: Mover, from: Commune, to: Commune, at: number, goods: string): number | null => {
    const isOn = (side: { colour: string | null; area: Area | null }, place: Commune): boolean =>
      (side.area === null || lies(place, side.area)) && (side.colour === null || side.colour === colourOf(place, at));
    const isAnywhere = (side: { colour: string | null; area: Area | null }) =>
      side.area === null && side.colour === null;
    const fitting = book.crossings.filter(
      ({ leaving, entering, ...dates }) =>
        holds(dates, at) &&
        isOn(leaving, from) &&
        isOn(entering, to) &&
        !(isAnywhere(leaving) && isOn(entering, from)) &&
        !(isAnywhere(entering) && isOn(leaving, to)) &&
        !(leaving.area !== null && lies(to, leaving.area)) &&
        !(entering.area !== null && lies(from, entering.area)),
    );
    const weight = ({ colour, area }: { colour: string | null; area: Area | null }): number =>
      2 * (area === null ? 0 : area.communeCode === null ? 1 : 2) + (colour === null ? 0 : 1);
    const rank = ({ leaving, entering, from: since, permission, id }: (typeof fitting)[number]) => [
      weight(entering),
      weight(leaving),
      since,
      ["free", "with_pass", "barred"].indexOf(permission),
      id,
    ];
    const [first] = fitting.sort((a, b) => compare(rank(b), rank(a)));
    if (first === undefined) return 0;
    const isLet =
      first.permission === "free" ||
      (first.permission === "with_pass" && (hasPass(mover, from, at, goods) || hasPass(mover, to, at, goods)));
    return isLet ? first.delayMinutes : null;
  };

  /** Through these communes, each entered at its share of the way. Minutes lost at checkpoints; null: refused on the way. */
  const mayGo = (
    mover: Mover,
    way: readonly { readonly place: Commune; readonly share: number }[],
    leavesAt: number,
    minutes: number,
    goods: string,
  ): number | null => {
    let lost = 0;
    for (const [index, { place, share }] of way.entries()) {
      const before = way[index - 1]?.place;
      if (before === undefined || before.communeCode === place.communeCode) continue;
      const at = leavesAt + minutes * share + lost;
      const delay = crossing(mover, before, place, at, goods);
      if (delay === null || !mayBe(mover, place, at, goods)) return null;
      lost += delay;
    }
    return lost;
  };
  return { mayBe, mayGo };
}

const holds = ({ from, until }: { from: number; until: number | null }, at: number): boolean =>
  at >= from && (until === null || at < until);

const lies = (place: Commune, area: Area): boolean =>
  place.provinceCode === area.provinceCode && (area.communeCode ?? place.communeCode) === place.communeCode;

/** Hours of the Vietnamese day, UTC+7 all year; past midnight when they end before they begin. */
function during(hours: { from: number; until: number } | null | undefined, at: number): boolean {
  if (!hours) return true;
  const clock = new Date((at + 7 * 60) * 60_000);
  const minute = clock.getUTCHours() * 60 + clock.getUTCMinutes();
  const [late, early] = [minute >= hours.from, minute < hours.until];
  return hours.from < hours.until ? late && early : late || early;
}

const hasPass = ({ passes }: Mover, place: Commune, at: number, goods: string): boolean =>
  passes.some((pass) => {
    const now = at * 60_000;
    const isTested = !pass.testUntil || now < pass.testUntil.getTime();
    const isDated = pass.validFrom.getTime() <= now && now < pass.validUntil.getTime();
    return isDated && isTested && lies(place, pass) && (!pass.goods || pass.goods === goods) && during(pass.hours, at);
  });

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

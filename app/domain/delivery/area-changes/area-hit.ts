import { consequences, type Consequence } from "./area-consequence";

/** Where the goods are while the rules change. */
export type HitStage = "not_packed" | "waiting" | "promised" | "on_board" | "held";

/** An order that a change of rules touches, and how it fares; JSON-safe. */
export type Hit = {
  readonly orderId: string;
  readonly code: string;
  readonly contactName: string;
  readonly consequence: Consequence;
  readonly stage: HitStage;
  /** Who has promised or carries it. */
  readonly courierName: string | null;
  /** The drop point or hand-over point it is sent to. */
  readonly place: string | null;
  readonly window: string;
};

/** An order that fares otherwise than when the operator looked; null: nothing happened to it then, or does now. */
export type Difference = { readonly code: string; readonly was: Consequence | null; readonly is: Consequence | null };

const mostSeen = 2_000;

/** What an operator sees, small enough to travel with a form: "CODE:hold CODE:release". Of very many hits, the first. */
export const seenText = (hits: readonly Hit[]): string =>
  hits
    .slice(0, mostSeen)
    .map(({ code, consequence }) => `${code}:${consequence}`)
    .sort()
    .join(" ");

/** What came, went or became another between two looks, by order. */
export function differencesOf(seen: string, now: string): Difference[] {
  const [before, after] = [marksIn(seen), marksIn(now)];
  const [gone, come] = [minus(before, after), minus(after, before)];
  const codes = [...new Set([...gone, ...come].map(({ code }) => code))].sort();
  const fate = (marks: readonly Mark[], own: string): Consequence | null =>
    marks.find(({ code }) => code === own)?.consequence ?? null;
  return codes.map((code) => ({ code, was: fate(gone, code), is: fate(come, code) }));
}

type Mark = { readonly code: string; readonly consequence: Consequence };

function marksIn(text: string): Mark[] {
  return text.split(" ").flatMap((mark) => {
    const [code, word] = mark.split(":");
    const consequence = consequences.find((known) => known === word);
    return code && consequence ? [{ code, consequence }] : [];
  });
}

/** Marks of `all` that are not in `others`, as often as they are more. */
function minus(all: readonly Mark[], others: readonly Mark[]): Mark[] {
  const left = [...others];
  return all.filter((mark) => {
    const at = left.findIndex(({ code, consequence }) => code === mark.code && consequence === mark.consequence);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

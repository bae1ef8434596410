import type { Decision } from "../decision";

/** What became of one decision; `dropped` names what no longer held when it was to be done. */
export type CarriedOut = { readonly ok: true; readonly done: boolean; readonly dropped: string | null };

export const done: CarriedOut = { ok: true, done: true, dropped: null };
export const dropped = (why: string): CarriedOut => ({ ok: true, done: false, dropped: why });

/** The version of each load when the board was read. */
export type Versions = ReadonlyMap<string, number>;

export type DecisionOf<Kind extends Decision["kind"]> = Extract<Decision, { readonly kind: Kind }>;
/** Loads for a courier, asked about or rostered. */
export type Promising = DecisionOf<"offer" | "roster">;

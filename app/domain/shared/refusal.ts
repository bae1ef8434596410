/**
 * An expected "no" with a name. A command returns it; `transact` then undoes everything the command wrote.
 */
export type Refusal<Reason extends string = string, Detail extends object = object> = {
  ok: false;
  reason: Reason;
} & Detail;

export type Accepted<Result extends object = object> = { ok: true } & Result;

export const refuse = <const Reason extends string>(reason: Reason): Refusal<Reason> => ({ ok: false, reason });

/** A refusal that tells the person what exactly stood in the way. */
export const refuseWith = <const Reason extends string, Detail extends object>(
  reason: Reason,
  detail: Detail,
): Refusal<Reason, Detail> => ({ ok: false, reason, ...detail });

export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;
}

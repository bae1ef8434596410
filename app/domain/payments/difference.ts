import type { Verdict } from "./reconcile";

/**
 * What can be done about a line that differs. wait: a later file will have it. ask: VNPAY is asked what became of the visit. book:
 * the file is right. apart: unknown money, which becomes a receipt that waits for its owner. none: the file is wrong, no money moved.
 */
export const effects = ["wait", "ask", "book", "apart", "none"] as const;
export type Effect = (typeof effects)[number];

export type Standing = {
  readonly verdict: Verdict;
  /** What our clearing account still waits for; negative for a refund. */
  readonly oursVnd: number;
  /** What VNPAY's file says; 0 when it does not have it. */
  readonly theirsVnd: number;
  /** A visit of ours with this reference, of which we do not know that it was paid. */
  readonly isUndecided: boolean;
  /** The file of another day has it as our books do. */
  readonly agreesElsewhere: boolean;
};

/** The effects that bring the books and the file together; none when nothing is left to be done. */
export function possibleEffects({ verdict, oursVnd, theirsVnd, isUndecided, agreesElsewhere }: Standing): Effect[] {
  switch (verdict) {
    case "agrees":
      return [];
    case "unknown_to_vnpay":
      return oursVnd === 0 || agreesElsewhere ? [] : ["wait", "book"];
    case "amount_differs":
      return oursVnd === 0 || agreesElsewhere ? ["none"] : ["book", "wait"];
    case "unknown_to_us":
      if (oursVnd !== 0 && !agreesElsewhere) return ["book"];
      if (isUndecided) return ["ask", "none"];
      return theirsVnd > 0 ? ["apart", "none"] : ["book", "none"];
  }
}

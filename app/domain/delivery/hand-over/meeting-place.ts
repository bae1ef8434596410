import type { Point } from "~/domain/shared/geo";
import { minutesAfter } from "~/domain/shared/time";

/** Where a courier was last known to be. */
export type Seen = Point & { readonly seenAt: Date };

/** Goods change hands where somebody was seen a moment ago; after longer a person has to ask them where they are. */
const freshMinutes = 15;

/** Whether this is still where they stand, as far as anybody knows. */
export const isWhereTheyStand = ({ seenAt }: Pick<Seen, "seenAt">, now: Date): boolean =>
  now.getTime() - seenAt.getTime() <= freshMinutes * 60_000;

const patienceMinutes = 10;

/** Until then whoever is expected is only a little late. */
export const patienceEnds = (eta: Date): Date => minutesAfter(eta, patienceMinutes);

type Under = { readonly legSeq: number; readonly legs: readonly LegAhead[] };
type LegAhead = {
  readonly seq: number;
  readonly toHubId: string | null;
  readonly startedAt: Date | null;
  readonly eta: Date;
};

/** The stop is the door's on the last leg; before that the estimate has come through all legs, once the goods are on the road. */
export function arrivalOf({ legSeq, legs }: Under, stopEta: Date | undefined): Date | null {
  const present = legs.find(({ seq }) => seq === legSeq);
  if (present?.toHubId === null && stopEta) return stopEta;
  const isOnItsWay = legs.length > 1 && legs.some(({ startedAt }) => startedAt !== null);
  return isOnItsWay ? (legs.at(-1)?.eta ?? null) : null;
}

/** The hubs on the way, where they are, and whether the goods have been or are there. */
export const hubsOf = (legs: readonly HubLeg[], hubId: string | null) =>
  legs.flatMap(({ toHubId, toName, toLat, toLng, endedAt }) =>
    toHubId === null
      ? []
      : [{ name: toName, lat: toLat, lng: toLng, isPast: endedAt !== null, isHere: toHubId === hubId }],
  );

type HubLeg = {
  readonly toHubId: string | null;
  readonly toName: string;
  readonly toLat: number;
  readonly toLng: number;
  readonly endedAt: Date | null;
};

type LegRow = {
  readonly seq: number;
  readonly fromName: string;
  readonly toName: string;
  readonly distanceM: number;
  readonly payVnd: number;
  readonly readyAt: Date;
  readonly eta: Date;
  readonly endedAt: Date | null;
};

/** One leg for the operators, JSON-safe. */
export const legView = (leg: LegRow, present: number, courierName: string | null) => ({
  seq: leg.seq,
  fromName: leg.fromName,
  toName: leg.toName,
  distanceM: leg.distanceM,
  payVnd: leg.payVnd,
  courierName,
  isPresent: leg.seq === present && leg.endedAt === null,
  readyAt: leg.readyAt.toISOString(),
  eta: leg.eta.toISOString(),
  endedAt: leg.endedAt?.toISOString() ?? null,
});

import { rateTimelines, type RateLine, type RateSubject } from "~/domain/ledger/rate-timeline-queries.server";
import type { Reader } from "~/platform/db.server";

/** With the names of those who signed. Null: it came with the shop, or nobody did. */
export type SignedRateLine = Omit<RateLine, "signed"> & {
  readonly proposedBy: { readonly personId: string; readonly name: string } | null;
  readonly agreedBy: string | null;
  readonly withdrawnBy: string | null;
};
type SignedTimeline = { readonly about: RateSubject; readonly lines: readonly SignedRateLine[] };

/** Every rate there was, is and is to be, and who signed it. */
export async function signedTimelines(reader: Reader, now: Date): Promise<SignedTimeline[]> {
  const timelines = await rateTimelines(reader, now);
  const nameOf = await namesOf(
    reader,
    timelines.flatMap(({ lines }) => lines),
  );
  return timelines.map(({ about, lines }) => ({
    about,
    lines: lines.map(({ signed: { proposedById, agreedById, withdrawnById }, ...line }) => ({
      ...line,
      proposedBy: proposedById === null ? null : { personId: proposedById, name: nameOf(proposedById) },
      agreedBy: agreedById === null ? null : nameOf(agreedById),
      withdrawnBy: withdrawnById === null ? null : nameOf(withdrawnById),
    })),
  }));
}

async function namesOf(reader: Reader, lines: readonly RateLine[]): Promise<(personId: string) => string> {
  const signers = lines.flatMap(({ signed }) => Object.values(signed));
  const people = await reader.person.findMany({
    where: { id: { in: signers.filter((id) => id !== null) } },
    select: { id: true, name: true, phone: true },
  });
  const names = new Map(people.map(({ id, name, phone }) => [id, name ?? phone]));
  return (personId) => names.get(personId) ?? personId;
}

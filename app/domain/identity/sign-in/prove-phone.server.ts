import type { Phone } from "~/domain/shared/phone";
import type { Accepted } from "~/domain/shared/refusal";
import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db, type Reader } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { hashToken } from "../secrets.server";
import { takeCode, type CodeRefusal, type TypedCode } from "./take-code.server";

/** A guest's browser answers for the number this long: enough to look, to order, to take the money back. */
const provedMinutes = 30;

/** A guest shows the code that was sent to their number. No account comes of it, and nobody is signed in. */
export async function provePhone(
  db: Db,
  moment: Moment,
  pepper: string,
  typed: TypedCode,
): Promise<Accepted | CodeRefusal> {
  // Wrapped, because a refusal handed to `transact` would undo the counting of a wrong guess.
  const { verdict } = await transact(db, async (tx) => {
    const taken = await takeCode(tx, moment, pepper, typed);
    if (!taken.ok) return { verdict: taken };
    await forget(tx, typed.browserSecret);
    await tx.oneTimeCode.update({ where: { id: taken.codeId }, data: { provedAt: moment.now } });
    return { verdict: { ok: true as const } };
  });
  return verdict;
}

/** The number this browser proved a moment ago; null when none. */
export async function provedPhone(reader: Reader, browserSecret: string | null, now: Date): Promise<Phone | null> {
  if (browserSecret === null) return null;
  const proof = await reader.oneTimeCode.findFirst({
    where: { browserId: hashToken(browserSecret), provedAt: { gt: minutesAfter(now, -provedMinutes) } },
    select: { phone: true },
  });
  return proof && (proof.phone as Phone);
}

/** The next one at this browser starts anew. */
export const forgetProof = (db: Db, browserSecret: string | null): Promise<void> =>
  browserSecret === null ? Promise.resolve() : transact(db, (tx) => forget(tx, browserSecret));

async function forget(tx: Parameters<typeof takeCode>[0], browserSecret: string): Promise<void> {
  const proofs = { browserId: hashToken(browserSecret), provedAt: { not: null } };
  await tx.oneTimeCode.updateMany({ where: proofs, data: { provedAt: null } });
}

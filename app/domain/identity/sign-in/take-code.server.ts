import { timingSafeEqual } from "node:crypto";
import type { Phone } from "~/domain/shared/phone";
import { refuse, refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { codeState, type KeptCode } from "./one-time-code";
import { withinLimits } from "../rate-limit.server";
import { hashCode, hashToken } from "../secrets.server";

export type TypedCode = { readonly phone: Phone; readonly code: string; readonly browserSecret: string };
export type CodeRefusal = Refusal<"wrong_code", { triesLeft: number }> | Refusal<"code_expired" | "too_many_tries">;

/** Uses up the code that was sent to this number for this browser. A wrong guess is counted, so the caller must commit. */
export async function takeCode(
  tx: Tx,
  { now }: Moment,
  pepper: string,
  typed: TypedCode,
): Promise<Accepted<{ codeId: string }> | CodeRefusal> {
  const code = await lockNewestCode(tx, typed);
  const state = codeState(code, now);
  if (!code || state === "expired") return refuse("code_expired");
  const mayGuess = await withinLimits(tx, now, [{ key: `guess:phone:${typed.phone}`, most: 15, seconds: 3_600 }]);
  if (state === "exhausted" || !mayGuess) return refuse("too_many_tries");
  if (!isSame(code.codeHash, hashCode(pepper, code.id, typed.code))) return countWrongGuess(tx, code);
  await tx.oneTimeCode.update({ where: { id: code.id }, data: { usedAt: now } });
  return { ok: true, codeId: code.id };
}

type LockedCode = KeptCode & { id: string; codeHash: string };

async function lockNewestCode(tx: Tx, { phone, browserSecret }: TypedCode): Promise<LockedCode | undefined> {
  const codes = await tx.$queryRaw<LockedCode[]>`
    SELECT id, code_hash AS "codeHash", tries_left AS "triesLeft", expires_at AS "expiresAt", used_at AS "usedAt"
    FROM one_time_code WHERE phone = ${phone} AND browser_id = ${hashToken(browserSecret)}
    ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`;
  return codes[0];
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

async function countWrongGuess(tx: Tx, code: LockedCode): Promise<CodeRefusal> {
  const triesLeft = code.triesLeft - 1;
  await tx.oneTimeCode.update({ where: { id: code.id }, data: { triesLeft } });
  return triesLeft > 0 ? refuseWith("wrong_code", { triesLeft }) : refuse("too_many_tries");
}

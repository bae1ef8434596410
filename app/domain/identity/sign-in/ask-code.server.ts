import { sendMessage } from "~/domain/notifications/send-message.server";
import { localeOrVietnamese, oneTimeCodeText } from "~/domain/notifications/templates";
import type { Phone } from "~/domain/shared/phone";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { codeMinutes, codeTries, cooldownSeconds, newOneTimeCode } from "./one-time-code";
import { withinLimits, type Limit } from "../rate-limit.server";
import { hashCode, hashToken } from "../secrets.server";

export type AskCode = {
  phone: Phone;
  /** The asking browser's cookie: the code works there and nowhere else. */
  browserSecret: string;
  ip: string;
  locale: string;
};
export type CodeAsked = { ok: true } | Refusal<"too_soon", { waitSeconds: number }> | Refusal<"too_many">;

const hour = 3_600;

/** Text messages cost money and can be pumped: per number, per neighbourhood of numbers, per address, and all together. */
const limitsOn = ({ phone, ip }: AskCode): Limit[] => [
  { key: `code:phone:${phone}`, most: 6, seconds: hour },
  { key: `code:prefix:${phone.slice(0, 8)}`, most: 60, seconds: hour },
  { key: `code:ip:${networkOf(ip)}`, most: 30, seconds: hour },
  { key: "code:all", most: 20_000, seconds: 24 * hour },
];

/** Sends a one-time code. The answer is the same whether the number is known or not: nobody is looked up here. */
export const askForCode = (db: Db, moment: Moment, pepper: string, ask: AskCode): Promise<CodeAsked> =>
  transact(db, async (tx) => {
    const waitSeconds = await secondsToWait(tx, moment.now, ask.phone);
    if (waitSeconds > 0) return refuseWith("too_soon", { waitSeconds });
    if (!(await withinLimits(tx, moment.now, limitsOn(ask)))) return refuse("too_many");
    await keepAndSend(tx, moment, pepper, ask);
    return { ok: true };
  });

/** Holds the number for this transaction, so that two taps send one message. */
async function secondsToWait(tx: Tx, now: Date, phone: Phone): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`code:${phone}`}, 0))`;
  const last = await tx.oneTimeCode.findFirst({
    where: { phone },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return last ? Math.max(0, Math.ceil(cooldownSeconds - (now.getTime() - last.createdAt.getTime()) / 1000)) : 0;
}

async function keepAndSend(
  tx: Tx,
  moment: Moment,
  pepper: string,
  { phone, browserSecret, locale }: AskCode,
): Promise<void> {
  const { now, ids } = moment;
  const id = ids.next();
  const code = newOneTimeCode(ids.random);
  await tx.oneTimeCode.create({
    data: {
      id,
      phone,
      codeHash: hashCode(pepper, id, code),
      browserId: hashToken(browserSecret),
      triesLeft: codeTries,
      expiresAt: minutesAfter(now, codeMinutes),
      createdAt: now,
    },
  });
  const body = oneTimeCodeText(localeOrVietnamese(locale), { code, minutes: codeMinutes });
  await sendMessage(tx, moment, {
    channel: "sms",
    recipient: phone,
    template: "one_time_code",
    body,
    cause: `one-time-code:${id}`,
  });
}

/** One household or office shares an IPv4 address; an IPv6 customer has a whole /64. */
const networkOf = (ip: string): string => (ip.includes(":") ? ip.split(":").slice(0, 4).join(":") : ip);

import { daysAfter } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { notBankedByDay } from "./settlement-queries.server";

/** After this many days VNPAY should have paid a day's charges: weekends and a holiday included. */
const mostClearingDays = 4;

export type OverdueMoney = {
  readonly kind: "unapplied" | "clearing";
  /** Names it, so that nobody is told of it twice. */
  readonly subject: string;
  readonly amountVnd: number;
  readonly since: Date;
};

/** Money that waits longer than it should: transfers nobody explained for a day, days that VNPAY still owes us. */
export async function overdueMoney(reader: Reader, now: Date): Promise<OverdueMoney[]> {
  const [receipts, days] = await Promise.all([
    reader.bankReceipt.findMany({
      where: { status: "unapplied", receivedAt: { lt: daysAfter(now, -1) } },
      orderBy: { receivedAt: "asc" },
      take: 200,
    }),
    notBankedByDay(reader),
  ]);
  return [
    ...receipts.map(({ id, amountVnd, receivedAt }) => ({
      kind: "unapplied" as const,
      subject: `bank_receipt:${id}`,
      amountVnd,
      since: receivedAt,
    })),
    ...days
      .filter(({ day }) => day < daysAfter(now, -mostClearingDays))
      .map(({ day, amountVnd }) => ({
        kind: "clearing" as const,
        subject: `clearing:${day.toISOString().slice(0, 10)}`,
        amountVnd,
        since: day,
      })),
  ];
}

import { bookSettlement } from "~/domain/payments/book-settlement.server";
import { importSettlement } from "~/domain/payments/import-settlement.server";
import { daysAfter, isoDay } from "~/domain/shared/time";
import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

const header =
  "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on";
const feeVnd = 500;

/** VNPAY's file of yesterday with everything it has not settled yet, imported and booked as it is in the bank. */
export async function settleEverything(
  db: Db,
  moment: Moment,
  { tmnCode, ...booking }: { tmnCode: string; bankAccount: string; actorId: string },
): Promise<void> {
  const day = isoDay(daysAfter(moment.now, -1));
  const date = `${day.replaceAll("-", "")}080100`;
  const charges = await db.paymentAttempt.findMany({
    where: { channel: "vnpay", status: { in: ["paid", "paid_again"] }, bankedAt: null },
  });
  const refunds = await db.refund.findMany({
    where: { status: "succeeded", bankedAt: null, attempt: { channel: "vnpay" } },
    include: { attempt: true },
  });
  const lines = [
    ...charges.map(({ amountVnd, transactionNo, txnRef }) =>
      [tmnCode, txnRef, transactionNo, "01", date, "NCB", amountVnd, feeVnd, amountVnd - feeVnd, ""].join(","),
    ),
    ...refunds.map(({ amountVnd, attempt, transactionNo, transactionType }) =>
      [tmnCode, attempt.txnRef, transactionNo, transactionType, date, "NCB", -amountVnd, 0, -amountVnd, ""].join(","),
    ),
  ];
  const text = [header, ...lines].join("\n");
  const taken = await importSettlement(db, moment, { day, text, tmnCode, actorId: booking.actorId });
  if (!taken.ok && taken.reason === "unreadable") throw new Error(`line ${taken.line} of ${text}`);
  // Also what was imported on a day on which nobody lived to book it.
  for (const settlement of await db.settlement.findMany({ where: { bookedAt: null } }))
    await bookSettlement(db, moment, { day: isoDay(settlement.day), tmnCode, ...booking });
}

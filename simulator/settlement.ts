import type { Payment } from "./book";
import { dayOf, fromDate14 } from "./dates";
import type { World } from "./world";

const columns =
  "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on";
const dayMs = 86_400_000;

type Entry = { transactionNo: string; type: "01" | "02" | "03"; date: string; amountVnd: number; feeVnd: number };

/**
 * What VNPAY settles for one Vietnamese day (yyyyMMdd), in whole đồng: charges less its fee, refunds as negative amounts.
 * There from the next day on (T+1); what falls on a weekend is paid with the next working day. [A] The fee of a charge is
 * not given back with it.
 */
export function settlementFile(
  world: World,
  day: string,
): string | { readonly status: number; readonly fault: string } {
  const start = fromDate14(`${day}000000`);
  if (!start) return { status: 422, fault: "day" };
  if (dayOf(world.clock.now()) <= day) return { status: 404, fault: "not_yet" };
  const settledOn = payDay(start);
  const lines = [...world.book.payments.values()].flatMap((payment) =>
    entriesOf(payment, world.switches.feeBasisPoints)
      .filter(({ date }) => date.startsWith(day))
      .map(({ amountVnd, date, feeVnd, transactionNo, type }) =>
        [
          world.terminal.tmnCode,
          payment.txnRef,
          transactionNo,
          type,
          date,
          payment.bankCode,
          amountVnd,
          feeVnd,
          amountVnd - feeVnd,
          settledOn,
        ].join(","),
      ),
  );
  return `${[columns, ...lines].join("\n")}\n`;
}

function entriesOf(payment: Payment, feeBasisPoints: number): Entry[] {
  if (payment.status !== "00") return [];
  const { amount, payDate: date, transactionNo } = payment;
  const amountVnd = amount / 100;
  const feeVnd = Math.round((amountVnd * feeBasisPoints) / 10_000);
  const returned = payment.refunds
    .filter(({ status }) => status === "00")
    .map(({ amount: back, createdAt, transactionNo: no, type }) => ({
      transactionNo: no,
      type,
      date: createdAt,
      amountVnd: -back / 100,
      feeVnd: 0,
    }));
  return [{ transactionNo, type: "01", date, amountVnd, feeVnd }, ...returned];
}

/** The next day that is neither Saturday nor Sunday in Vietnam. */
function payDay(start: Date): string {
  let at = start.getTime() + dayMs;
  const weekday = (): number => new Date(at + 7 * 3_600_000).getUTCDay();
  while (weekday() === 0 || weekday() === 6) at += dayMs;
  return dayOf(new Date(at));
}

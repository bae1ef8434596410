import { takeTransfer, type Meant } from "~/domain/payments/vietqr/take-transfer.server";
import { orderCodesIn } from "~/domain/payments/vietqr/transfer-code";
import type { BankNotice, OurBank, TransferOutcome } from "~/domain/payments/vietqr/types";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Moment } from "~/platform/outbox.server";
import { confirmOrder } from "../internal/confirm-order.server";

/**
 * The bank's word about transfers, and what each means for its order, in one transaction each: as with VNPAY's word, money
 * that is booked has an order that goes on, a refund that is asked for, or a person who looks at it.
 */
export async function receiveTransfers(
  db: Db,
  moment: Moment,
  our: OurBank,
  notices: readonly BankNotice[],
): Promise<TransferOutcome[]> {
  const outcomes: TransferOutcome[] = [];
  for (const notice of notices) {
    outcomes.push(await receiveTransfer(db, moment, our, notice));
    failpoint("transfer.committed");
  }
  return outcomes;
}

const receiveTransfer = (db: Db, moment: Moment, our: OurBank, notice: BankNotice): Promise<TransferOutcome> =>
  transact(db, async (tx) => {
    const outcome = await takeTransfer(tx, moment, our, { notice, ...(await meantBy(tx, notice.content)) });
    failpoint("transfer.booked");
    if (outcome.kind === "paid") await confirmOrder(tx, moment, outcome);
    return outcome;
  });

async function meantBy(tx: Tx, content: string): Promise<Meant> {
  const codes = orderCodesIn(content);
  const [code] = codes;
  if (code === undefined || codes.length > 1) return { codes, payable: null };
  const order = await tx.order.findUnique({ where: { code }, select: { id: true, status: true } });
  return { codes, payable: order && { id: order.id, isWaiting: order.status === "awaiting_payment" } };
}

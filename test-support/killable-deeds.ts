import { pino } from "pino";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import type { Operator } from "~/domain/identity/types";
import { cancelOrder } from "~/domain/ordering/cancel-order.server";
import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import { receiveTransfers } from "~/domain/ordering/paying/receive-transfers.server";
import { releaseDue } from "~/domain/ordering/earnings/release-due.server";
import { askVnpay } from "~/domain/payments/ask-vnpay.server";
import { receiveIpn } from "~/domain/payments/receive-ipn.server";
import { checkRefund, sendRefund } from "~/domain/payments/send-refund.server";
import type { OurBank } from "~/domain/payments/vietqr/types";
import { makePayoutRun } from "~/domain/payouts/make-payout-run.server";
import { confirmRun, returnPayout } from "~/domain/payouts/settle-payouts.server";
import { systemIds } from "~/platform/clock.server";
import type { Db } from "~/platform/db.server";

/** Where a deed is done: it crosses from one process to another as JSON. */
export type Surroundings = {
  /** ISO */
  readonly now: string;
  readonly terminal: { readonly tmnCode: string; readonly secret: string; readonly origin: string };
  readonly bank: OurBank;
};

/** What the shop does with money, each deed about one thing: an id, a raw query, a notice. */
export function killableDeeds({ bank, now, terminal }: Surroundings) {
  const moment = { now: new Date(now), ids: systemIds };
  const gateway = vnpayGateway(terminal);
  const log = pino({ level: "silent" });
  const operator = { personId: systemIds.next() } as Operator;
  const bankAccount = `${bank.bin}:${bank.account}`;
  return {
    ipn: (db: Db, rawQuery: string) =>
      receiveIpn(db, moment, { gateway, log }, { rawQuery, ip: "10.0.0.1" }, (word) =>
        receivePayment(db, moment, word),
      ),
    ask: async (db: Db, attemptId: string) => {
      const word = await askVnpay(db, moment, gateway, attemptId);
      return word && receivePayment(db, moment, word);
    },
    transfer: (db: Db, notice: string) => {
      const { amountVnd, code } = JSON.parse(notice) as { code: string; amountVnd: number };
      const told = { provider: "sepay", account: bank.account, reference: `FT${code}`, bookedAt: moment.now };
      return receiveTransfers(db, moment, bank, [{ ...told, amountVnd, content: `CQ${code}` }]);
    },
    cancel: (db: Db, orderId: string) => cancelOrder(db, moment, { orderId, actorId: null }),
    sendRefund: (db: Db, refundId: string) => sendRefund(db, moment, gateway, refundId),
    checkRefund: (db: Db, refundId: string) => checkRefund(db, moment, gateway, refundId),
    release: (db: Db, hours: string) => releaseDue(db, moment, Number(hours)),
    payOut: (db: Db, _today: string) => makePayoutRun(db, moment),
    confirm: (db: Db, runId: string) => confirmRun(db, moment, operator, { runId, bankAccount }),
    comeBack: (db: Db, payoutId: string) =>
      returnPayout(db, moment, operator, { payoutId, why: "Sai tên", bankAccount }),
  };
}

export type Deed = { readonly deed: keyof ReturnType<typeof killableDeeds>; readonly about: string };

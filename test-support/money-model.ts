import { pino } from "pino";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import type { Operator } from "~/domain/identity/types";
import { acceptSubOrder } from "~/domain/ordering/selling/accept-sub-order.server";
import { cancelOrder } from "~/domain/ordering/cancel-order.server";
import { decideClaim } from "~/domain/ordering/claims/decide-claim.server";
import { expireOrders } from "~/domain/ordering/checkout/expire-orders.server";
import { markDelivered, markHandedOver, returnSubOrder } from "~/domain/ordering/handing-over/mark-handed-over.server";
import { openClaim } from "~/domain/ordering/claims/open-claim.server";
import { packSubOrder } from "~/domain/ordering/selling/pack-sub-order.server";
import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import { receiveTransfers } from "~/domain/ordering/paying/receive-transfers.server";
import { rejectSubOrder } from "~/domain/ordering/selling/reject-sub-order.server";
import { releaseDue } from "~/domain/ordering/earnings/release-due.server";
import { weighLine } from "~/domain/ordering/selling/weigh-line.server";
import { creditFor } from "~/domain/payments/credit/policy";
import { creditOf } from "~/domain/payments/credit/queries.server";
import { withdrawCredit } from "~/domain/payments/credit/withdraw-credit.server";
import { expireSessions } from "~/domain/payments/expire-sessions.server";
import { receiveIpn } from "~/domain/payments/receive-ipn.server";
import { recordRefundOutcome } from "~/domain/payments/record-refund-outcome.server";
import type { VerifiedCallback } from "~/domain/payments/types";
import { confirmBankRefund } from "~/domain/payments/vietqr/confirm-bank-refund.server";
import { writeOffSubOrder } from "~/domain/ordering/handing-over/write-off-sub-order.server";
import { returnReceipt } from "~/domain/payments/vietqr/return-receipt.server";
import { transferContent } from "~/domain/payments/vietqr/transfer-code";
import { changeBankAccount } from "~/domain/payouts/change-bank-account.server";
import { makePayoutRun } from "~/domain/payouts/make-payout-run.server";
import { confirmRun, returnPayout } from "~/domain/payouts/settle-payouts.server";
import { payeeCourier, payeeSeller } from "~/domain/payouts/types";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter, minutesAfter } from "~/domain/shared/time";
import { toGrams } from "~/domain/shared/weight";
import { systemIds } from "~/platform/clock.server";
import type { Db, openDb } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { anOrder, visitVnpay } from "./checkout";
import { openStall, type Stall } from "./market";
import { sundayMorning } from "./moment";
import { settleEverything } from "./settle-everything";
import { signedWord, terminal } from "./signed-word";

type TestDb = ReturnType<typeof openDb>;

/** One order for a kilogram, on VNPAY's page; the shopper's credit pays what it can. */
export type World = {
  readonly orderId: string;
  readonly code: string;
  /** What is left to pay. */
  readonly totalVnd: number;
  readonly visit: VerifiedCallback;
  readonly subOrderId: string;
  readonly lineId: string;
};

/** `share`: grams missing, or thousands of đồng; `yes`: which way it goes. */
export type Step = { readonly what: string; readonly share: number; readonly yes: boolean };
type Deed = (world: World, step: Step, on: Db) => Promise<unknown>;

const gateway = vnpayGateway(terminal);
const log = pino({ level: "silent" });
export const modelBank = { bin: "970436", name: "Vietcombank", account: "19001", holder: "CHO QUE" };
/** Whose orders they all are. */
const phone = "+84912345678";
const bankAccount = `${modelBank.bin}:${modelBank.account}`;

/** VNPAY's numbers are digits. */
const numberOf = (id: string): string => String(Number.parseInt(id.slice(-8), 16));

/** What deeds are done with. `pass` lets days go by. */
type Model = {
  readonly db: TestDb;
  readonly now: () => Moment;
  readonly pass: (days: number) => void;
  readonly stall: Stall;
  readonly courierId: string;
  readonly operators: readonly [Operator, Operator];
};

/** Over the wire, as VNPAY does; gives the RspCode. */
async function tell({ now }: Model, on: Db, rawQuery: string): Promise<string> {
  const evidence = { rawQuery, ip: "10.0.0.1" };
  const hear = (word: VerifiedCallback) => receivePayment(on, now(), word);
  return (await receiveIpn(on, now(), { gateway, log }, evidence, hear)).RspCode;
}

type Transfer = { reference?: string; shortVnd?: number };
const transfer = ({ now }: Model, on: Db, { code, totalVnd }: World, more: Transfer) =>
  receiveTransfers(on, now(), modelBank, [
    {
      ...{ provider: "sepay", account: modelBank.account, reference: more.reference ?? systemIds.next() },
      ...{ amountVnd: totalVnd - (more.shortVnd ?? 0), content: transferContent(code), bookedAt: now().now },
    },
  ]);

const someone = (): Operator => ({
  ...{ personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, name: null },
  ...{ sellers: [], courierId: null, courierStatus: null },
});

/** What shoppers, VNPAY and strangers do. */
const shopperDeeds = (model: Model): Record<string, Deed> => {
  const { db, now } = model;
  return {
    pay: ({ visit }, _, on) => tell(model, on, signedWord(visit)),
    payAgain: async ({ orderId }, _, on) => tell(model, on, signedWord(await visitVnpay(db, now(), orderId))),
    payWrong: ({ visit }, _, on) =>
      tell(model, on, signedWord({ ...visit, amountVnd: (visit.amountVnd ?? 0) - 1_000 })),
    /** Only VNPAY's answer to our own question is believed about another amount. */
    chargedOtherwise: async ({ orderId }, _, on) => {
      const visit = await visitVnpay(db, now(), orderId);
      return receivePayment(on, now(), { ...visit, amountVnd: (visit.amountVnd ?? 0) - 1_000 });
    },
    decline: async ({ orderId }, _, on) => {
      const declined = { verdict: "failed", responseCode: "24", transactionStatus: "02", transactionNo: "0" } as const;
      return tell(model, on, signedWord({ ...(await visitVnpay(db, now(), orderId)), ...declined }));
    },
    forge: async ({ visit }, { share }, on) => {
      const word = signedWord(visit);
      const code = await tell(
        model,
        on,
        word.slice(0, -1) + (word.endsWith(String(share % 10)) ? "f" : String(share % 10)),
      );
      if (code !== "97" && on === db) throw new Error(`a forged word was answered ${code}`);
    },
    suspect: async ({ visit }, _, on) =>
      tell(model, on, signedWord({ ...visit, responseCode: "07", transactionStatus: "07" })),
    clearSuspicion: ({ visit }, { yes }, on) => {
      const failed = { verdict: "failed", responseCode: "99", transactionStatus: "02" } as const;
      return receivePayment(on, now(), yes ? visit : { ...visit, ...failed });
    },
    transfer: (world, _, on) => transfer(model, on, world, {}),
    transferTwice: (world, _, on) => transfer(model, on, world, { reference: `told-${world.orderId}` }),
    transferShort: (world, { share }, on) => transfer(model, on, world, { shortVnd: share }),
    cancel: ({ orderId }, _, on) => cancelOrder(on, now(), { orderId, actorId: null }),
    takeCreditBack: (_, __, on) => withdrawCredit(on, now(), { phone }),
    timeRunsOut: async (_, __, on) => {
      const later = { ...now(), now: minutesAfter(now().now, 30) };
      await expireSessions(on, later);
      return expireOrders(on, later);
    },
  };
};

/** What sellers, couriers and operators do with goods. */
const tradeDeeds = ({ courierId, db, now, operators: [first, second], pass, stall }: Model): Record<string, Deed> => ({
  weigh: async ({ subOrderId, lineId }, { share }, on) => {
    await acceptSubOrder(on, now(), stall, { subOrderId });
    const weighing = { grams: toGrams(1_000 - share), count: null };
    return weighLine(on, now(), stall, { subOrderId, lineId, weighing, sure: false });
  },
  pack: async ({ subOrderId }, { yes }, on) => {
    const { version } = await db.subOrder.findUniqueOrThrow({ where: { id: subOrderId } });
    return packSubOrder(on, now(), stall, { subOrderId, parcels: 1, version, creditBelowVnd: yes ? 400_000 : 0 });
  },
  deliver: async ({ subOrderId }, { share }, on) => {
    await markHandedOver(on, now(), { subOrderId });
    const legs = [share * 40, share * 20];
    return markDelivered(on, now(), { subOrderId, carriers: legs.map((payVnd) => ({ courierId, payVnd })) });
  },
  goBack: ({ subOrderId }, _, on) => returnSubOrder(on, now(), { subOrderId, reason: "nobody_home" }),
  writeOff: ({ subOrderId }, { yes }, on) =>
    writeOffSubOrder(on, now(), { subOrderId, reason: "crushed", bearer: yes ? "platform" : "seller" }),
  reject: ({ subOrderId }, _, on) => rejectSubOrder(on, now(), stall, { subOrderId, reason: "bad_quality", note: "" }),
  claim: ({ subOrderId, lineId }, { share }, on) =>
    openClaim(on, now(), first, { subOrderId, lineId, amountVnd: share * 1_000, reason: "Hư" }),
  decide: async ({ orderId }, { yes }, on) => {
    const claim = await db.claim.findFirst({ where: { orderId, status: { in: ["open", "agreed"] } } });
    const decision = { claimId: claim?.id ?? "", decision: yes ? "grant" : "refuse" } as const;
    if (claim) await decideClaim(on, now(), first, decision);
    if (claim) await decideClaim(on, now(), second, decision);
  },
  release: (_, __, on) => {
    pass(2);
    return releaseDue(on, now(), 24);
  },
});

/** What VNPAY and the bank do later, and operators with it. */
const bankDeeds = ({ db, now, operators: [first], pass }: Model): Record<string, Deed> => ({
  answerRefund: async (_, { yes }, on) => {
    const refund = await db.refund.findFirst({ where: { status: "pending" }, include: { attempt: true } });
    if (refund?.attempt.channel === "bank")
      return confirmBankRefund(on, now(), first, { refundId: refund.id, note: "FT1" });
    const codes = { state: "succeeded", responseCode: "00", transactionStatus: "00" } as const;
    const good = { kind: "accepted", ...codes, transactionNo: numberOf(systemIds.next()) } as const;
    const bad = { kind: "rejected", responseCode: "99", message: "" } as const;
    return refund && recordRefundOutcome(on, now(), refund.id, yes ? good : bad);
  },
  sendBack: async (_, __, on) => {
    const receipt = await db.bankReceipt.findFirst({ where: { status: "unapplied" } });
    return receipt && returnReceipt(on, now(), first, { receiptId: receipt.id, note: "FT2" });
  },
  settle: (_, __, on) => {
    pass(1);
    return settleEverything(on, now(), { tmnCode: terminal.tmnCode, bankAccount, actorId: first.personId });
  },
  payOut: (_, __, on) => {
    pass(1);
    return makePayoutRun(on, now());
  },
  confirm: async (_, __, on) => {
    const run = await db.payoutRun.findFirst({ orderBy: { day: "desc" } });
    return run && confirmRun(on, now(), first, { runId: run.id, bankAccount });
  },
  comeBack: async (_, __, on) => {
    const payout = await db.payout.findFirst({ where: { status: { not: "returned" } } });
    return payout && returnPayout(on, now(), first, { payoutId: payout.id, why: "Sai tên", bankAccount });
  },
  correctAccount: () => db.bankAccount.updateMany({ data: { returnedWhy: null } }),
});

/**
 * Everything that can happen to an order's money, as deeds that may be done in any order and any number of times: whatever a
 * deed is answered (done, refused, too late), the rules of the money hold afterwards. Days pass as deeds ask for it.
 */
export async function openMoneyModel(db: TestDb) {
  let today = 0;
  const now = (): Moment => ({ now: daysAfter(sundayMorning, today), ids: systemIds });
  const pass = (days: number): void => void (today += days);
  const operators = [someone(), someone()] as const;
  const stall = await openStall(db, { priceVnd: 800_000, stock: 200_000_000 });
  const courierId = systemIds.next();
  for (const payee of [payeeSeller(stall.sellerId), payeeCourier(courierId)])
    await changeBankAccount(db, { ...now(), now: daysAfter(sundayMorning, -9) }, operators[0], payee, {
      ...{ bankBin: "970405", number: "6110205000123", holder: "MO HINH" },
    });
  const model: Model = { db, now, pass, stall, courierId, operators };
  const deeds = { ...shopperDeeds(model), ...tradeDeeds(model), ...bankDeeds(model) };

  async function aWorld(): Promise<World> {
    const vnd = Math.min(creditFor(820_000, await creditOf(db, phone)), 815_000);
    const { orderId } = await anOrder(db, now(), [[stall, 1_000]], { credit: vnd > 0 ? { phone, vnd } : null });
    const { code, totalVnd: orderVnd } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
    const totalVnd = orderVnd - vnd;
    const visit = await visitVnpay(db, now(), orderId);
    const part = await db.subOrder.findFirstOrThrow({ where: { orderId }, include: { lines: true } });
    return { orderId, code, totalVnd, visit, subOrderId: part.id, lineId: part.lines[0]?.id ?? "" };
  }

  return {
    aWorld,
    deeds,
    doIt: (world: World, step: Step, on: Db = db) => orMissing(deeds[step.what]?.(world, step, on)),
  };
}

/** "Not there for you" is an answer too: what is not paid is nothing a seller can see. */
async function orMissing(deed: Promise<unknown> | undefined): Promise<unknown> {
  try {
    return await deed;
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

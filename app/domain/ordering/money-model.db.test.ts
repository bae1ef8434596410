import fc from "fast-check";
import { expect, test } from "vitest";
import { anOrder, visitVnpay } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { recordRefundOutcome } from "~/domain/payments/record-refund-outcome.server";
import { changeBankAccount } from "~/domain/payouts/change-bank-account.server";
import { makePayoutRun } from "~/domain/payouts/make-payout-run.server";
import { payeeSeller } from "~/domain/payouts/types";
import { confirmRun, returnPayout } from "~/domain/payouts/settle-payouts.server";
import type { VerifiedCallback } from "~/domain/payments/types";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { cancelOrder } from "./cancel-order.server";
import { decideClaim } from "./decide-claim.server";
import { openClaim } from "./open-claim.server";
import { receivePayment } from "./receive-payment.server";
import { releaseDue } from "./release-due.server";

const { db } = await testDatabase();
let today = 0;
const now = () => momentAt(daysAfter(sundayMorning, today), systemIds);
const none = { name: null, sellers: [], courierId: null, courierStatus: null };
const someone = (): Operator => ({
  ...{ personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, ...none },
});
const [first, second] = [someone(), someone()];
const bankAccount = "970436:MODEL";
const stall = await openStall(db, { priceVnd: 800_000 });
await changeBankAccount(db, momentAt(daysAfter(sundayMorning, -9), systemIds), first, payeeSeller(stall.sellerId), {
  ...{ bankBin: "970405", number: "6110205000123", holder: "MO HINH" },
});

type World = { orderId: string; visit: VerifiedCallback; subOrderId: string; lineId: string };
type Step = { what: keyof typeof deeds; share: number; yes: boolean };

/** Whatever a deed is answered (done, refused, too late), the rules of the money hold afterwards. */
const deeds = {
  pay: ({ visit }: World) => receivePayment(db, now(), visit),
  payAgain: async ({ orderId }: World) => receivePayment(db, now(), await visitVnpay(db, now(), orderId)),
  payWrong: async ({ orderId }: World) => {
    const visit = await visitVnpay(db, now(), orderId);
    return receivePayment(db, now(), { ...visit, amountVnd: (visit.amountVnd ?? 0) - 1_000 });
  },
  cancel: ({ orderId }: World) => cancelOrder(db, now(), { orderId, actorId: null }),
  deliver: async ({ subOrderId, lineId }: World, { share }: Step) => {
    const part = await db.subOrder.findUniqueOrThrow({ where: { id: subOrderId } });
    if (part.status !== "new") return;
    const finalVnd = part.goodsVnd;
    await db.orderLine.update({
      where: { id: lineId },
      data: { weighedG: 1_000 - share, packedQuantity: 1_000, finalVnd },
    });
    const delivered = { status: "delivered", weighedVnd: finalVnd, deliveredAt: now().now };
    await db.subOrder.update({ where: { id: subOrderId }, data: delivered });
  },
  claim: ({ subOrderId, lineId }: World, { share }: Step) =>
    openClaim(db, now(), first, { subOrderId, lineId, amountVnd: share * 1_000, reason: "Hư" }),
  decide: async ({ orderId }: World, { yes }: Step) => {
    const claim = await db.claim.findFirst({ where: { orderId, status: { in: ["open", "agreed"] } } });
    if (!claim) return;
    const decision = yes ? "grant" : "refuse";
    await decideClaim(db, now(), first, { claimId: claim.id, decision });
    await decideClaim(db, now(), second, { claimId: claim.id, decision });
  },
  answerRefund: async (_: World, { yes }: Step) => {
    const refund = await db.refund.findFirst({ where: { status: "pending" } });
    if (!refund) return;
    const good = {
      ...{ kind: "accepted" as const, state: "succeeded" as const, responseCode: "00", transactionStatus: "00" },
      transactionNo: "14999",
    };
    const bad = { kind: "rejected" as const, responseCode: "99", message: "" };
    await recordRefundOutcome(db, now(), refund.id, yes ? good : bad);
  },
  release: () => {
    today += 2;
    return releaseDue(db, now(), 24);
  },
  correctAccount: async ({ orderId }: World) =>
    void (await db.$executeRaw`UPDATE bank_account SET returned_why = NULL WHERE ${orderId} <> ''`),
  payOut: () => {
    today += 1;
    return makePayoutRun(db, now());
  },
  confirm: async () => {
    const run = await db.payoutRun.findFirst({ orderBy: { day: "desc" } });
    if (run) await confirmRun(db, now(), first, { runId: run.id, bankAccount });
  },
  comeBack: async () => {
    const payout = await db.payout.findFirst({ where: { status: { not: "returned" } } });
    if (payout) await returnPayout(db, now(), first, { payoutId: payout.id, why: "Sai tên", bankAccount });
  },
};

async function aWorld(): Promise<World> {
  const { orderId } = await anOrder(db, now(), [[stall, 1_000]]);
  const visit = await visitVnpay(db, now(), orderId);
  const part = await db.subOrder.findFirstOrThrow({ where: { orderId }, include: { lines: true } });
  return { orderId, visit, subOrderId: part.id, lineId: part.lines[0]?.id ?? "" };
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
  share: fc.integer({ min: 1, max: 799 }),
  yes: fc.boolean(),
});

test("whatever happens to an order's money, in whatever order, every rule of the money holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      const world = await aWorld();
      await deeds.pay(world);
      for (const each of steps) await deeds[each.what](world, each);
      expect(await brokenMoneyRules(db)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

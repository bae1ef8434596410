import { shipmentsNeedingOperator } from "~/domain/delivery/attention-queries.server";
import { unheardChanges } from "~/domain/delivery/runs/unheard-queries.server";
import { claimsToDecide, type ClaimToDecide } from "~/domain/ordering/claims/claim-queries.server";
import { stuckRuns, type StuckRun } from "~/domain/payouts/queries.server";
import { undecidedDifferences, type DayOfDifferences } from "~/domain/payments/difference-queries.server";
import { paymentTroubles } from "~/domain/payments/trouble-queries.server";
import { bankRefundsToSend, unappliedReceipts } from "~/domain/payments/receipt-queries.server";
import { formatDate } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { proposedRates, type ProposedRate } from "~/domain/ledger/rate-timeline-queries.server";
import type { AttentionItem } from "./types";

/** Everything that goes no further without an operator, the oldest first. */
export async function attentionList(reader: Reader, now: Date): Promise<AttentionItem[]> {
  const [troubles, shipments, unheard, receipts, bankRefunds, rates, days, claims, runs] = await Promise.all([
    paymentTroubles(reader),
    shipmentsNeedingOperator(reader),
    unheardChanges(reader, now),
    unappliedReceipts(reader),
    bankRefundsToSend(reader),
    proposedRates(reader, now),
    undecidedDifferences(reader),
    claimsToDecide(reader, now),
    stuckRuns(reader, now),
  ]);
  const codes = await orderCodes(
    reader,
    troubles.map(({ orderId }) => orderId),
  );
  const items: AttentionItem[] = [
    ...troubles.map(({ kind, orderId, amountVnd, since }) => ({
      kind,
      code: codes.get(orderId) ?? "",
      amountVnd,
      heldWhy: null,
      since: since.toISOString(),
      to: `/dieu-hanh/don/${orderId}`,
    })),
    ...shipments.map(({ kind, code, shipmentId, heldWhy, since }) => ({
      kind,
      code,
      amountVnd: null,
      heldWhy,
      since: since.toISOString(),
      to: `/dieu-hanh/van-don/${shipmentId}`,
    })),
    ...unheard.map(({ shipmentId, code, since }) => ({
      kind: "unheard" as const,
      code,
      amountVnd: null,
      heldWhy: null,
      since: since.toISOString(),
      to: `/dieu-hanh/van-don/${shipmentId}`,
    })),
    ...receipts.map((receipt) => moneyItem("unclear_money", receipt.id, { ...receipt, since: receipt.receivedAt })),
    ...bankRefunds.map((refund) => moneyItem("bank_refund", refund.refundId, refund)),
    ...rates.map(rateItem),
    ...days.map(differenceItem),
    ...claims.map(claimItem),
    ...runs.map(payoutItem),
  ];
  return items.sort((a, b) => a.since.localeCompare(b.since));
}

const moneyItem = (
  kind: "unclear_money" | "bank_refund",
  id: string,
  { bankReference, amountVnd, since }: { bankReference: string; amountVnd: number; since: Date },
): AttentionItem => ({
  kind,
  code: bankReference,
  amountVnd,
  heldWhy: null,
  since: since.toISOString(),
  to: `/dieu-hanh/tien-chua-ro#${id}`,
});

const rateItem = ({ ref, from, since }: ProposedRate): AttentionItem => ({
  kind: "rate",
  code: formatDate(from),
  amountVnd: null,
  heldWhy: null,
  since: since.toISOString(),
  to: `/dieu-hanh/tien/bieu-phi#${ref.table}-${ref.id}`,
});

const claimItem = ({ id, orderCode, amountVnd, since }: ClaimToDecide): AttentionItem => ({
  kind: "claim",
  code: orderCode,
  amountVnd,
  heldWhy: null,
  since: since.toISOString(),
  to: `/dieu-hanh/tien/khieu-nai#${id}`,
});

const payoutItem = ({ id, madeAt, amountVnd }: StuckRun): AttentionItem => ({
  kind: "payout",
  code: formatDate(madeAt),
  amountVnd,
  heldWhy: null,
  since: madeAt.toISOString(),
  to: `/dieu-hanh/tien/chi-tra/${id}`,
});

const differenceItem = ({ day, amountVnd }: DayOfDifferences): AttentionItem => ({
  kind: "difference",
  code: formatDate(day),
  amountVnd,
  heldWhy: null,
  since: day.toISOString(),
  to: `/dieu-hanh/tien/doi-soat/${day.toISOString().slice(0, 10)}`,
});

async function orderCodes(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const orders = await reader.order.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, code: true },
  });
  return new Map(orders.map(({ id, code }) => [id, code]));
}

import { addVnd, scaleVnd, subtractVnd, toVnd, type Vnd, zeroVnd } from "~/domain/shared/money";
import {
  type AccountCode,
  bank,
  commission,
  courierPayable,
  deliveryMargin,
  deliverySubsidy,
  escrow,
  payoutInTransit,
  sellerPayable,
  sellerReceivable,
  taxWithheld,
  transportLoss,
  vnpayClearing,
  vnpayFee,
} from "./accounts";
import { commissionOn, type GoodsSold } from "./commission";
import { entries, type Posting } from "./posting";
import type { Rates } from "./rates";

export type Carrier = { readonly courierId: string; readonly payVnd: number };

export type Sale = {
  readonly orderId: string;
  readonly subOrderId: string;
  readonly sellerId: string;
  /** What the goods cost by the scale. */
  readonly goodsVnd: number;
  /** What the shopper paid for delivery. */
  readonly deliveryVnd: number;
  /** Who carried it, leg by leg, each with their own pay; none when nobody of ours did. */
  readonly carriers: readonly Carrier[];
  /** The goods by category, for commission; together they cost `goodsVnd`. One unnamed category when absent. */
  readonly goods?: readonly GoodsSold[];
  /** Names this part of a sub-order's money when it is released later than the rest ("claim:<id>"). */
  readonly part?: string;
  /** The sub-order's goods released before this part: a fixed sum, a minimum and a maximum count once a sub-order. */
  readonly before?: readonly GoodsSold[];
  /** Cooperatives and companies declare their own tax; farms and couriers are people. */
  readonly withholdGoodsTax?: boolean;
};

export type Shares = {
  readonly sellerVnd: Vnd;
  /** In the order of the carriers. */
  readonly couriersVnd: readonly Vnd[];
  readonly commissionVnd: Vnd;
  readonly vatVnd: Vnd;
  readonly pitVnd: Vnd;
  /** Delivery fee minus the couriers' pay; negative when the platform adds to it. */
  readonly marginVnd: Vnd;
};

/** Who gets how much of a delivered sub-order. The shares sum to goods + delivery exactly: seller and couriers take the remainder. */
export function sharesOf(sale: Sale, rates: Rates): Shares {
  const goods = toVnd(sale.goodsVnd);
  const part = (amount: Vnd, bp: number): Vnd => scaleVnd(amount, bp, 10_000);
  const taxedGoods = sale.withholdGoodsTax === false ? zeroVnd : goods;
  const goodsTax = { vat: part(taxedGoods, rates.goods.vatBp), pit: part(taxedGoods, rates.goods.pitBp) };
  const pays = sale.carriers.map(({ payVnd }) => {
    const pay = toVnd(payVnd);
    return { pay, vat: part(pay, rates.transport.vatBp), pit: part(pay, rates.transport.pitBp) };
  });
  const most = toVnd(goods - goodsTax.vat - goodsTax.pit);
  const asked = commissionOf(sale, rates);
  const commissionVnd = asked < most ? asked : most;
  return {
    sellerVnd: toVnd(goods - commissionVnd - goodsTax.vat - goodsTax.pit),
    couriersVnd: pays.map(({ pay, vat, pit }) => toVnd(pay - vat - pit)),
    commissionVnd,
    vatVnd: addVnd(goodsTax.vat, ...pays.map(({ vat }) => vat)),
    pitVnd: addVnd(goodsTax.pit, ...pays.map(({ pit }) => pit)),
    marginVnd: subtractVnd(toVnd(sale.deliveryVnd), addVnd(...pays.map(({ pay }) => pay))),
  };
}

/** On all that was released so far, less what was asked before. */
function commissionOf({ goods, goodsVnd, before = [] }: Sale, rates: Rates): Vnd {
  const sold = goods ?? [{ categoryId: null, vnd: goodsVnd }];
  return subtractVnd(commissionOn([...before, ...sold], rates), commissionOn(before, rates));
}

/** Delivered, and the time for claims is over: the escrow goes to those who earned it. `rates`: of the day the order was placed. */
export function released(sale: Sale, rates: Rates): Posting {
  const shares = sharesOf(sale, rates);
  return {
    idemKey: `release:${sale.subOrderId}${sale.part === undefined ? "" : `:${sale.part}`}`,
    kind: "order.released",
    orderId: sale.orderId,
    memo: sale.subOrderId,
    entries: entries(
      [escrow(sale.orderId), sale.goodsVnd + sale.deliveryVnd],
      [deliverySubsidy, Math.max(0, -shares.marginVnd)],
      [sellerPayable(sale.sellerId), -shares.sellerVnd],
      ...sale.carriers.map(
        ({ courierId }, index) => [courierPayable(courierId), -(shares.couriersVnd[index] ?? 0)] as const,
      ),
      [commission, -shares.commissionVnd],
      [taxWithheld("vat"), -shares.vatVnd],
      [taxWithheld("pit"), -shares.pitVnd],
      [deliveryMargin, -Math.max(0, shares.marginVnd)],
    ),
  };
}

/** What of a sale is paid for when the goods never arrived: the goods, and nobody for carrying them. */
export const undelivered = (sale: Sale): Sale => ({ ...sale, deliveryVnd: 0, carriers: [] });

/**
 * Lost or spoiled in our hands: the seller gets what a delivery would have brought, and the platform pays the goods. Nobody is paid for
 * carrying them. `rates`: of the day the order was placed.
 */
export function compensated(sale: Sale, rates: Rates): Posting {
  const { orderId, subOrderId, sellerId, goodsVnd } = sale;
  const { sellerVnd, commissionVnd, vatVnd, pitVnd } = sharesOf(undelivered(sale), rates);
  return {
    idemKey: `compensation:${subOrderId}`,
    kind: "order.compensated",
    orderId,
    memo: subOrderId,
    entries: entries(
      [transportLoss, goodsVnd],
      [sellerPayable(sellerId), -sellerVnd],
      [commission, -commissionVnd],
      [taxWithheld("vat"), -vatVnd],
      [taxWithheld("pit"), -pitVnd],
    ),
  };
}

/** Of VNPAY's settlement of a day, what agrees with our books reached the bank: charges less refunds less its fee. */
export const vnpaySettled = (settled: {
  readonly day: string;
  readonly tmnCode: string;
  readonly bankAccount: string;
  readonly grossVnd: number;
  readonly feeVnd: number;
}): Posting => ({
  idemKey: `settlement:${settled.tmnCode}:${settled.day}`,
  kind: "vnpay.settled",
  memo: settled.day,
  entries: entries(
    [bank(settled.bankAccount), settled.grossVnd - settled.feeVnd],
    [vnpayFee, settled.feeVnd],
    [vnpayClearing(settled.tmnCode), -settled.grossVnd],
  ),
});

export type PayoutMoney = {
  readonly payoutId: string;
  /** The payable it empties. */
  readonly from: AccountCode;
  readonly amountVnd: number;
};

export const payoutStarted = ({ payoutId, from, amountVnd }: PayoutMoney): Posting => ({
  idemKey: `payout:${payoutId}:started`,
  kind: "payout.started",
  memo: payoutId,
  entries: entries([from, amountVnd], [payoutInTransit(payoutId), -amountVnd]),
});

export const payoutPaid = (payoutId: string, amountVnd: number, bankAccount: string): Posting => ({
  idemKey: `payout:${payoutId}:paid`,
  kind: "payout.paid",
  memo: payoutId,
  entries: entries([payoutInTransit(payoutId), amountVnd], [bank(bankAccount), -amountVnd]),
});

/** The bank sent it back: the payee is owed it again. `bankAccount` is named when it had left there already. */
export const payoutReturned = ({ payoutId, from, amountVnd }: PayoutMoney, bankAccount: string | null): Posting => ({
  idemKey: `payout:${payoutId}:returned`,
  kind: "payout.returned",
  memo: payoutId,
  entries: entries(
    [bankAccount === null ? payoutInTransit(payoutId) : bank(bankAccount), amountVnd],
    [from, -amountVnd],
  ),
});

/** What a seller owes is kept from what the seller is owed. */
export const receivableKept = (sellerId: string, amountVnd: number, key: string): Posting => ({
  idemKey: `receivable:${key}`,
  kind: "receivable.kept",
  memo: key,
  entries: entries([sellerPayable(sellerId), amountVnd], [sellerReceivable(sellerId), -amountVnd]),
});

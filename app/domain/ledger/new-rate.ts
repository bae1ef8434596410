import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter, startOfDayInVietnam } from "~/domain/shared/time";
import { sharesOf, type Shares } from "./postings";
import { ratesOn, type CommissionRule, type Rates, type RateBook, type Tax } from "./rates";

/** A rate that is to begin at midnight of a Vietnamese day. */
export type NewRate =
  | ({ readonly kind: "commission"; readonly from: Date } & CommissionRule)
  /** The category follows the general rule again. */
  | { readonly kind: "end"; readonly from: Date; readonly categoryId: string }
  | ({ readonly kind: "tax"; readonly from: Date; readonly work: "goods" | "transport" } & Tax);

/** A rate that was written down. */
export type RateRef = { readonly table: "commission" | "tax"; readonly id: number };

export type RateRefusal = Refusal<
  | "begins_too_early"
  | "begins_too_late"
  | "not_midnight"
  | "maximum_below_minimum"
  | "nothing_to_end"
  | "changes_nothing"
>;

/** Orders of today were placed under the rates of today. */
const earliestFrom = (now: Date): Date => daysAfter(startOfDayInVietnam(now), 1);
const mostDaysAhead = 731;

/** Whether a rate may be proposed: it begins on a day to come and changes something on that day. Null: it may. */
export function judgeRate(rate: NewRate, book: RateBook, now: Date): RateRefusal | null {
  const { from } = rate;
  if (from < earliestFrom(now)) return refuse("begins_too_early");
  if (from > daysAfter(now, mostDaysAhead)) return refuse("begins_too_late");
  if (startOfDayInVietnam(from).getTime() !== from.getTime()) return refuse("not_midnight");
  if (rate.kind === "commission" && rate.maximumVnd !== null && rate.maximumVnd < rate.minimumVnd)
    return refuse("maximum_below_minimum");
  const [before, after] = [ratesOn(from, book), ratesOn(from, withRate(book, rate))];
  if (rate.kind === "end" && before.commission.length === after.commission.length) return refuse("nothing_to_end");
  return said(before) === said(after) ? refuse("changes_nothing") : null;
}

/** The book as it would be with the rate. */
export function withRate(book: RateBook, rate: NewRate): RateBook {
  const { commission, taxes } = book;
  switch (rate.kind) {
    case "tax":
      return { commission, taxes: [rate, ...taxes] };
    case "end":
      return { taxes, commission: [{ ...noCommission, ...rate, isEnd: true }, ...commission] };
    case "commission":
      return { taxes, commission: [rate, ...commission] };
  }
}

export const noCommission = { percentBp: 0, fixedVnd: 0, minimumVnd: 0, maximumVnd: null } as const;

/** The same words whenever the same is owed. */
const said = ({ commission, goods, transport }: Rates): string =>
  JSON.stringify([
    commission
      .map(({ categoryId, percentBp, fixedVnd, minimumVnd, maximumVnd }) =>
        [categoryId, percentBp, fixedVnd, minimumVnd, maximumVnd].join(" "),
      )
      .sort(),
    ...[goods, transport].map(({ vatBp, pitBp }) => [vatBp, pitBp]),
  ]);

export type RateExample = {
  /** What the shopper pays for the goods, or the courier is paid for the trip. */
  readonly vnd: number;
  readonly before: Shares;
  readonly after: Shares;
};

/** A farm's orders, and what a courier is paid for a trip. */
const orderSums = [300_000, 50_000, 2_000_000] as const;
const tripVnd = 30_000;

/** What a rate means in money on its first day, beside what would hold without it; the order of 300.000 ₫ first. */
export function examplesOf(rate: NewRate, book: RateBook): RateExample[] {
  const [before, after] = [ratesOn(rate.from, book), ratesOn(rate.from, withRate(book, rate))];
  const ofTrip = rate.kind === "tax" && rate.work === "transport";
  const categoryId = rate.kind === "tax" ? null : rate.categoryId;
  const shares = (vnd: number, rates: Rates): Shares =>
    ofTrip
      ? sharesOf({ ...nobody, goodsVnd: 0, deliveryVnd: vnd, carriers: [{ courierId: "", payVnd: vnd }] }, rates)
      : sharesOf({ ...nobody, goodsVnd: vnd, deliveryVnd: 0, carriers: [], goods: [{ categoryId, vnd }] }, rates);
  return (ofTrip ? [tripVnd] : orderSums).map((vnd) => ({
    vnd,
    before: shares(vnd, before),
    after: shares(vnd, after),
  }));
}

const nobody = { orderId: "", subOrderId: "", sellerId: "" };

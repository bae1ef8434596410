/** What the platform keeps of goods: a share and a fixed sum, not below the minimum nor above the maximum. */
export type CommissionRule = {
  /** Null: every category without a rule of its own. */
  readonly categoryId: string | null;
  /** Parts per ten thousand. */
  readonly percentBp: number;
  readonly fixedVnd: number;
  readonly minimumVnd: number;
  readonly maximumVnd: number | null;
};

export type Tax = { readonly vatBp: number; readonly pitBp: number };

/** Everything that is in force at one moment. */
export type Rates = { readonly commission: readonly CommissionRule[]; readonly goods: Tax; readonly transport: Tax };

export type Dated<Row> = Row & { readonly from: Date };

/** Every agreement and every law, as they followed each other. */
export type RateBook = {
  /** `isEnd`: from then on the category has no rule of its own. */
  readonly commission: readonly Dated<CommissionRule & { readonly isEnd?: boolean }>[];
  readonly taxes: readonly Dated<Tax & { readonly work: "goods" | "transport" }>[];
};

const opening = new Date("2025-07-01T00:00:00+07:00");

/**
 * What the shop opened with; the database holds the same rows. Tax: Decree 117/2025 makes marketplaces withhold VAT and
 * personal income tax of household and individual sellers: goods 1 % + 0.5 %, transport 3 % + 1.5 %.
 */
export const openingBook: RateBook = {
  commission: [{ categoryId: null, percentBp: 500, fixedVnd: 0, minimumVnd: 0, maximumVnd: null, from: opening }],
  taxes: [
    { work: "goods", vatBp: 100, pitBp: 50, from: opening },
    { work: "transport", vatBp: 300, pitBp: 150, from: opening },
  ],
};

/** The rates in force at a moment. @throws RangeError before the first of them. */
export function ratesOn(at: Date, book: RateBook = openingBook): Rates {
  const begun = <Row extends { from: Date }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ from }) => from <= at).sort((a, b) => b.from.getTime() - a.from.getTime());
  const taxes = begun(book.taxes);
  const goods = taxes.find(({ work }) => work === "goods");
  const transport = taxes.find(({ work }) => work === "transport");
  const rules = begun(book.commission);
  const newest = rules.filter(
    (rule, index) => rules.findIndex(({ categoryId }) => categoryId === rule.categoryId) === index,
  );
  const commission = newest.filter(({ isEnd }) => isEnd !== true);
  if (!goods || !transport || !commission.some(({ categoryId }) => categoryId === null))
    throw new RangeError(`no rates for ${at.toISOString()}`);
  return { commission, goods, transport };
}

/** Parts per ten thousand. */
export type Rates = {
  readonly commissionBp: number;
  readonly goods: { readonly vatBp: number; readonly pitBp: number };
  readonly transport: { readonly vatBp: number; readonly pitBp: number };
};

/**
 * What the platform keeps and what it must withhold, from which day on (Vietnam). Tax: Decree 117/2025 makes marketplaces
 * withhold VAT and personal income tax of household and individual sellers: goods 1 % + 0.5 %, transport 3 % + 1.5 %.
 */
const dated: readonly { readonly from: Date; readonly rates: Rates }[] = [
  {
    from: new Date("2025-07-01T00:00:00+07:00"),
    rates: { commissionBp: 500, goods: { vatBp: 100, pitBp: 50 }, transport: { vatBp: 300, pitBp: 150 } },
  },
];

/** The rates in force at a moment. @throws RangeError before the first of them. */
export function ratesOn(at: Date): Rates {
  const row = dated.findLast(({ from }) => from <= at);
  if (!row) throw new RangeError(`no rates for ${at.toISOString()}`);
  return row.rates;
}

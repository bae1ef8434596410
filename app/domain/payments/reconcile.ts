import type { TheirLine } from "./read-settlement";

/** A charge or refund as our books have it. Refunds are negative. */
export type OurLine = {
  readonly txnRef: string;
  readonly transactionNo: string | null;
  readonly type: "charge" | "refund";
  readonly amountVnd: number;
  readonly attemptId: string;
  readonly refundId: string | null;
  /** In another settlement already. */
  readonly isBanked: boolean;
  /** Known from our own clock to belong to the day, so that VNPAY must have it. */
  readonly isOfDay: boolean;
};

export const verdicts = ["agrees", "unknown_to_us", "unknown_to_vnpay", "amount_differs"] as const;
export type Verdict = (typeof verdicts)[number];

export type Compared = {
  readonly txnRef: string;
  readonly transactionNo: string;
  readonly type: "01" | "02" | "03";
  readonly theirsVnd: number | null;
  readonly feeVnd: number;
  readonly oursVnd: number | null;
  readonly verdict: Verdict;
  readonly attemptId: string | null;
  readonly refundId: string | null;
};

/** Every line of the file beside ours, and ours that the file should have had. Each of ours answers for one of theirs. */
export function reconcile(theirs: readonly TheirLine[], ours: readonly OurLine[]): Compared[] {
  const free = new Set(ours.filter(({ isBanked }) => !isBanked));
  const compared = theirs.map((line) => {
    const mate = mateOf(line, [...free]);
    if (mate) free.delete(mate);
    return besideOurs(line, mate);
  });
  return [...compared, ...[...free].filter(({ isOfDay }) => isOfDay).map(missing)];
}

/** A charge is known by its reference; a refund by VNPAY's number for it, else by its amount. */
function mateOf(line: TheirLine, free: readonly OurLine[]): OurLine | undefined {
  const type = line.type === "01" ? "charge" : "refund";
  const same = free.filter((ours) => ours.txnRef === line.txnRef && ours.type === type);
  if (type === "charge") return same[0];
  return (
    same.find(({ transactionNo }) => transactionNo === line.transactionNo) ??
    same.find(({ transactionNo, amountVnd }) => transactionNo === null && amountVnd === line.amountVnd)
  );
}

const besideOurs = ({ amountVnd, ...line }: TheirLine, ours: OurLine | undefined): Compared => ({
  ...line,
  theirsVnd: amountVnd,
  oursVnd: ours?.amountVnd ?? null,
  verdict: !ours ? "unknown_to_us" : ours.amountVnd === amountVnd ? "agrees" : "amount_differs",
  attemptId: ours?.attemptId ?? null,
  refundId: ours?.refundId ?? null,
});

const missing = ({ txnRef, transactionNo, type, amountVnd, attemptId, refundId }: OurLine): Compared => ({
  txnRef,
  transactionNo: transactionNo ?? "0",
  type: type === "charge" ? "01" : "03",
  theirsVnd: null,
  feeVnd: 0,
  oursVnd: amountVnd,
  verdict: "unknown_to_vnpay",
  attemptId,
  refundId,
});

import { bank, vnpayClearing, vnpayFee, writeOff } from "./accounts";
import { entries, type Posting } from "./posting";

/** A line of VNPAY's file that differs from our books. Amounts of refunds are negative. */
export type Difference = {
  readonly lineId: string;
  readonly tmnCode: string;
  readonly bankAccount: string;
  /** What our clearing account waits for; 0 when it waits for nothing. */
  readonly oursVnd: number;
  /** What VNPAY settled; 0 when it never did. */
  readonly theirsVnd: number;
  readonly feeVnd: number;
};

/** VNPAY's file is right: what it settled is in the bank, nothing waits any more, and what is missing is nobody's. */
export const differenceBooked = (difference: Difference): Posting => {
  const { lineId, tmnCode, bankAccount, oursVnd, theirsVnd, feeVnd } = difference;
  return {
    idemKey: `difference:${lineId}`,
    kind: "vnpay.difference",
    memo: lineId,
    entries: entries(
      [bank(bankAccount), theirsVnd - feeVnd],
      [vnpayFee, feeVnd],
      [writeOff, lossOf(difference)],
      [vnpayClearing(tmnCode), -oursVnd],
    ),
  };
};

/** Positive when it is lost, negative when it is found. */
export const lossOf = ({ oursVnd, theirsVnd }: Pick<Difference, "oursVnd" | "theirsVnd">): number =>
  oursVnd - theirsVnd;

/** VNPAY kept its fee of money that our bank received and nobody knows. */
export const unknownChargeFee = (lineId: string, bankAccount: string, feeVnd: number): Posting => ({
  idemKey: `difference:${lineId}:fee`,
  kind: "vnpay.fee",
  memo: lineId,
  entries: entries([vnpayFee, feeVnd], [bank(bankAccount), -feeVnd]),
});

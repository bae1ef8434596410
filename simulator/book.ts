/** What VNPAY remembers. Amounts are as on its wire: đồng × 100. */
export type Payment = {
  readonly token: string;
  readonly txnRef: string;
  readonly amount: number;
  readonly orderInfo: string;
  readonly returnUrl: string;
  readonly locale: "vn" | "en";
  readonly createDate: string;
  readonly expiresAt: Date;
  readonly transactionNo: string;
  /** 01 not finished, 00 paid, 02 failed, 07 suspected. */
  status: "01" | "00" | "02" | "07";
  responseCode: string;
  bankCode: string;
  cardType: string;
  payDate: string;
  wrongCards: number;
  readonly refunds: Refund[];
  /** The last IPN, as it was sent. */
  lastIpn: string | null;
  /** The next IPN the merchant is to hear, until it answered; null when there is none. */
  owedIpn: { readonly turn: number; readonly dueAt: string } | null;
};

export type Refund = {
  readonly requestId: string;
  readonly transactionNo: string;
  readonly type: "02" | "03";
  readonly amount: number;
  readonly createdAt: string;
  /** 05 taken, 06 at the bank, 00 returned, 09 refused. */
  status: "05" | "06" | "00" | "09";
};

export type Delivery = {
  readonly txnRef: string;
  readonly at: string;
  readonly turn: number;
  readonly query: string;
  /** The merchant's RspCode, or what went wrong. */
  readonly reply: string;
};

export class Book {
  readonly payments = new Map<string, Payment>();
  readonly deliveries: Delivery[] = [];
  /** Request ids and references that were used, by Vietnamese day. */
  private readonly used = new Set<string>();
  private lastNumber = 14_000_000;

  nextNumber(): string {
    this.lastNumber += 1;
    return String(this.lastNumber);
  }

  /** A payment from before the restart. */
  know(payment: Payment, day: string): void {
    this.payments.set(payment.txnRef, payment);
    this.used.add(`${day} pay ${payment.txnRef}`);
    const numbers = [payment, ...payment.refunds].map(({ transactionNo }) => Number(transactionNo));
    this.lastNumber = Math.max(this.lastNumber, ...numbers.filter(Number.isSafeInteger));
  }

  /** False when it was used that day before. */
  use(day: string, what: string): boolean {
    const key = `${day} ${what}`;
    if (this.used.has(key)) return false;
    this.used.add(key);
    return true;
  }

  byToken(token: string): Payment | undefined {
    return [...this.payments.values()].find((payment) => payment.token === token);
  }

  forget(): void {
    this.payments.clear();
    this.deliveries.length = 0;
    this.used.clear();
  }
}

/** What querydr would say now: an unfinished payment past its time has failed. */
export const statusAt = (payment: Payment, now: Date): Payment["status"] =>
  payment.status === "01" && payment.expiresAt <= now ? "02" : payment.status;

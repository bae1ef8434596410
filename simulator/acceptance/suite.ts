import { get } from "../line";
import { type Fields, signQuery } from "../signing";

/** An order of the merchant's that waits for payment at VNPAY: its vnp_TxnRef and amount. */
export type Waiting = { readonly txnRef: string; readonly amountVnd: number };

export type Merchant = {
  readonly ipnUrl: string;
  readonly tmnCode: string;
  readonly secret: string;
  /** One to be declined, one to be paid; without them, what is asked about them is left out. */
  readonly declined?: Waiting;
  readonly paid?: Waiting;
  readonly timeoutMs?: number;
};

export type Verdict = {
  readonly name: string;
  readonly expected: string;
  /** Null: it could not be asked. */
  readonly reply: string | null;
  readonly passed: boolean;
};

type Case = { readonly name: string; readonly expected: string; readonly query: (merchant: Merchant) => string | null };

/** VNPAY's acceptance test of a merchant's IPN address, in its order. */
const cases: readonly Case[] = [
  {
    name: "a signature that does not hold",
    expected: "97",
    query: (merchant) =>
      signed(merchant, result(merchant, merchant.paid ?? nobodys)).replace(/[0-9a-f]{128}$/, "0".repeat(128)),
  },
  {
    name: "an order that does not exist",
    expected: "01",
    query: (merchant) => signed(merchant, result(merchant, nobodys)),
  },
  {
    name: "another amount than was asked",
    expected: "04",
    query: about("paid", (merchant, order) => ({
      ...result(merchant, order),
      vnp_Amount: String((order.amountVnd + 1_000) * 100),
    })),
  },
  {
    name: "a declined payment",
    expected: "00",
    query: about("declined", (merchant, order) => ({
      ...result(merchant, order),
      vnp_BankCode: "VNPAY",
      vnp_BankTranNo: "",
      vnp_CardType: "QRCODE",
      vnp_ResponseCode: "24",
      vnp_TransactionNo: "0",
      vnp_TransactionStatus: "02",
    })),
  },
  { name: "a payment", expected: "00", query: about("paid", (merchant, order) => result(merchant, order)) },
  {
    name: "the same payment again",
    expected: "02",
    query: about("paid", (merchant, order) => result(merchant, order)),
  },
  {
    name: "a message that makes no sense",
    expected: "99",
    query: (merchant) => signed(merchant, { vnp_OrderInfo: "Kiem tra nghiem thu", vnp_TmnCode: merchant.tmnCode }),
  },
];

const nobodys: Waiting = { txnRef: "NOSUCHORDER", amountVnd: 10_000 };

function about(which: "declined" | "paid", fields: (merchant: Merchant, order: Waiting) => Fields): Case["query"] {
  return (merchant) => {
    const order = merchant[which];
    return order ? signed(merchant, fields(merchant, order)) : null;
  };
}

const result = ({ tmnCode }: Merchant, { amountVnd, txnRef }: Waiting) => ({
  vnp_Amount: String(amountVnd * 100),
  vnp_BankCode: "NCB",
  vnp_BankTranNo: "VNP14999999",
  vnp_CardType: "ATM",
  vnp_OrderInfo: "Kiem tra nghiem thu",
  vnp_PayDate: "20260101080000",
  vnp_ResponseCode: "00",
  vnp_TmnCode: tmnCode,
  vnp_TransactionNo: "14999999",
  vnp_TransactionStatus: "00",
  vnp_TxnRef: txnRef,
});

function signed({ secret }: Merchant, fields: Fields): string {
  const { signature, text } = signQuery(secret, fields);
  return `${text}&vnp_SecureHash=${signature}`;
}

/** Sends every case, one after another, and judges the merchant's RspCode. */
export async function runAcceptance(merchant: Merchant): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { expected, name, query } of cases) {
    const text = query(merchant);
    const reply = text === null ? null : await replyTo(merchant, text);
    verdicts.push({ name, expected, reply, passed: reply === expected });
  }
  return verdicts;
}

/** The merchant must answer HTTP 200 with JSON; anything else is its own reply, in words. */
async function replyTo({ ipnUrl, timeoutMs = 15_000 }: Merchant, query: string): Promise<string> {
  try {
    const { body, status } = await get(`${ipnUrl}${ipnUrl.includes("?") ? "&" : "?"}${query}`, "good", {
      timeoutMs,
      slowMs: 0,
    });
    if (status !== 200) return `HTTP ${status}`;
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== "object" || answer === null || !("RspCode" in answer)) return "no RspCode";
    return String(answer.RspCode);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

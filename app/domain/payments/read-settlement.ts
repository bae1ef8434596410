import { refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";

/** One line of VNPAY's daily file. */
export type TheirLine = {
  readonly txnRef: string;
  readonly transactionNo: string;
  /** 01 charge, 02 full refund, 03 partial refund */
  readonly type: "01" | "02" | "03";
  /** Negative for a refund. */
  readonly amountVnd: number;
  readonly feeVnd: number;
};

export type SettlementReading = Accepted<{ lines: TheirLine[] }> | Refusal<"unreadable", { line: number }>;

const columns = [
  "terminal",
  "txn_ref",
  "transaction_no",
  "transaction_type",
  "transaction_date",
  "bank_code",
  "amount_vnd",
  "fee_vnd",
  "net_vnd",
] as const;

/**
 * Reads VNPAY's settlement of one day (yyyyMMdd) for one terminal. A line of another day or terminal, a repeated one, or one
 * whose net is not amount less fee makes the whole file unreadable, with the number of the line: money is never guessed.
 */
export function readSettlement(text: string, { day, tmnCode }: { day: string; tmnCode: string }): SettlementReading {
  const rows = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const header = (rows[0] ?? "").trim().split(",");
  const places = columns.map((name) => header.indexOf(name));
  if (places.includes(-1)) return refuseWith("unreadable", { line: 1 });
  const lines: TheirLine[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row.trim() === "") continue;
    const cells = row.split(",");
    const line = readLine(
      places.map((place) => (cells[place] ?? "").trim()),
      day,
      tmnCode,
    );
    const key = line ? `${line.txnRef} ${line.transactionNo} ${line.type}` : "";
    if (!line || seen.has(key)) return refuseWith("unreadable", { line: index + 1 });
    seen.add(key);
    lines.push(line);
  }
  return { ok: true, lines };
}

function readLine(cells: readonly string[], day: string, tmnCode: string): TheirLine | null {
  const [terminal = "", txnRef = "", transactionNo = "", type = "", date = "", , ...numbers] = cells;
  if (terminal !== tmnCode || !/^[A-Za-z0-9]{1,100}$/.test(txnRef) || !/^\d{1,20}$/.test(transactionNo)) return null;
  if (!date.startsWith(day) || !isType(type)) return null;
  const money = readMoney(numbers, type);
  return money && { txnRef, transactionNo, type, ...money };
}

const isType = (text: string): text is TheirLine["type"] => text === "01" || text === "02" || text === "03";

/** Amount, fee and net in whole đồng: net is amount less fee, charges are positive and refunds negative. */
function readMoney(texts: readonly string[], type: TheirLine["type"]): { amountVnd: number; feeVnd: number } | null {
  const [amountVnd = Number.NaN, feeVnd = Number.NaN, netVnd = Number.NaN] = texts.map(wholeVnd);
  if (netVnd !== amountVnd - feeVnd || feeVnd < 0 || (type === "01") !== amountVnd > 0) return null;
  return { amountVnd, feeVnd };
}

const wholeVnd = (text: string): number => (/^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN);

import { fold } from "~/domain/shared/fold";
import { refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import type { BankNotice } from "./types";
import { bankTime } from "./wire";

export type StatementReading = Accepted<{ notices: BankNotice[] }> | Refusal<"unreadable", { line: number }>;

/** What banks call their columns, without marks. The first that is there counts. */
const columns = {
  time: ["ngay giao dich", "ngay gd", "ngay hach toan", "ngay", "transaction date", "date"],
  reference: ["so tham chieu", "so but toan", "ma giao dich", "so ct", "reference", "transaction id", "ref"],
  credit: ["ghi co", "so tien ghi co", "phat sinh co", "credit", "amount"],
  content: ["noi dung", "noi dung chi tiet", "dien giai", "mo ta", "description", "content"],
} as const;

/**
 * Reads a bank's statement (CSV with comma, semicolon or tab; some lines of heading before the columns). Lines without money
 * coming in are passed over. A line with money and without a number, a time or whole đồng makes the file unreadable, with the
 * number of the line: money is never guessed.
 */
export function readStatement(text: string, account: string): StatementReading {
  const rows = readCsv(text.replace(/^\uFEFF/, ""));
  const top = rows.findIndex((row) => placesIn(row) !== null);
  const places = placesIn(rows[top] ?? []);
  if (places === null) return refuseWith("unreadable", { line: 1 });
  const notices: BankNotice[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= top) continue;
    const cell = (place: number): string => (row[place] ?? "").trim();
    const credit = cell(places.credit);
    if (credit === "" || /^-|^0+([.,]0+)?$/.test(credit)) continue;
    const [amountVnd, bookedAt] = [wholeVnd(credit), bankTime(cell(places.time))];
    const reference = cell(places.reference);
    if (amountVnd === null || bookedAt === null || reference === "")
      return refuseWith("unreadable", { line: index + 1 });
    notices.push({ provider: "statement", account, reference, amountVnd, content: cell(places.content), bookedAt });
  }
  return { ok: true, notices };
}

type Places = Record<keyof typeof columns, number>;

function placesIn(row: readonly string[]): Places | null {
  const names = row.map((cell) => fold(cell));
  const find = (wanted: readonly string[]): number =>
    wanted.map((name) => names.indexOf(name)).find((place) => place !== -1) ?? -1;
  const { time, reference, credit, content } = columns;
  const places = { time: find(time), reference: find(reference), credit: find(credit), content: find(content) };
  return Object.values(places).includes(-1) ? null : places;
}

/** "1.250.000", "1,250,000.00", "1250000": whole đồng, or null. */
function wholeVnd(text: string): number | null {
  const clean = text.replace(/\s*(VND|đ|₫)$/i, "").replace(/^\+/, "");
  const [, whole] = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,10})(?:[.,]0{1,2})?$/.exec(clean) ?? [];
  const amount = Number((whole ?? "").replace(/[.,]/g, ""));
  return whole !== undefined && amount > 0 && amount <= 2_000_000_000 ? amount : null;
}

/** Quoted cells may hold the separator and doubled quotes, not line ends: banks write one movement a line. */
function readCsv(text: string): string[][] {
  const lines = text.split(/\r?\n/);
  const separator = [",", ";", "\t"].reduce((best, sign) =>
    text.split(sign).length > text.split(best).length ? sign : best,
  );
  return lines.map((line) => cellsOf(line, separator));
}

function cellsOf(line: string, separator: string): string[] {
  const cells = [""];
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"' && isQuoted && line.charAt(at + 1) === '"') at += 1;
    else if (sign === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    if (sign === separator && !isQuoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

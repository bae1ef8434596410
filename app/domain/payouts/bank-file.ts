import { bankName } from "./banks";

/** One transfer as a bank's bulk-payment form wants it. */
export type Transfer = {
  readonly id: string;
  readonly bankBin: string;
  readonly number: string;
  readonly holder: string;
  readonly amountVnd: number;
};

type Column = readonly [header: string, of: (transfer: Transfer, index: number) => string];

/** What stands on the payee's bank statement: short, because banks cut it. */
const words = ({ id }: Transfer): string => `CHOQUE ${id.slice(-10).toUpperCase()}`;

/**
 * Which columns each bank's upload form has, in its order. "generic" names everything in English for a person or a script.
 * The banks' forms differ by contract: compare with the template the bank gave before the first run.
 */
const layouts = {
  generic: [
    ["payout_id", ({ id }) => id],
    ["bank_bin", ({ bankBin }) => bankBin],
    ["account_number", ({ number }) => number],
    ["account_holder", ({ holder }) => holder],
    ["amount_vnd", ({ amountVnd }) => String(amountVnd)],
    ["content", words],
  ],
  vietcombank: [
    ["STT", (_, index) => String(index + 1)],
    ["Ten nguoi huong", ({ holder }) => holder],
    ["So tai khoan huong", ({ number }) => number],
    ["Ngan hang huong", ({ bankBin }) => bankName(bankBin)],
    ["So tien", ({ amountVnd }) => String(amountVnd)],
    ["Noi dung", words],
  ],
  bidv: [
    ["STT", (_, index) => String(index + 1)],
    ["So tai khoan", ({ number }) => number],
    ["Ten tai khoan", ({ holder }) => holder],
    ["Ma ngan hang", ({ bankBin }) => bankBin],
    ["So tien", ({ amountVnd }) => String(amountVnd)],
    ["Loai tien", () => "VND"],
    ["Dien giai", words],
    ["Ma tham chieu", ({ id }) => id],
  ],
} as const satisfies Record<string, readonly Column[]>;

export type BankLayout = keyof typeof layouts;
export const bankLayouts = ["generic", "vietcombank", "bidv"] as const satisfies readonly BankLayout[];
export const isBankLayout = (text: string): text is BankLayout => Object.hasOwn(layouts, text);

/** The file a bank's web page takes: a header, one line a transfer, CRLF. */
export function bankFile(layout: BankLayout, transfers: readonly Transfer[]): string {
  const columns: readonly Column[] = layouts[layout];
  const lines = transfers.map((transfer, index) => columns.map(([, of]) => cell(of(transfer, index))).join(","));
  return `${[columns.map(([header]) => header).join(","), ...lines].join("\r\n")}\r\n`;
}

/** A spreadsheet must not take a name for a formula, nor a comma for the end of the cell. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

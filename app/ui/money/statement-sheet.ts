import type { StatementLine } from "~/domain/ledger/statement-queries.server";
import type { SoldPart, StatementItem } from "~/domain/ordering/seller-money-queries.server";
import { formatVnd } from "~/domain/shared/money";
import type { Sheet, SheetRow } from "~/domain/shared/sheet";
import { formatDate, formatDateTime } from "~/domain/shared/time";
import { formatGrams } from "~/domain/shared/weight";
import { m } from "~/paraglide/messages";
import { kindText, monthText, signedVnd } from "./words";

type Head = { readonly month: string; readonly name: string; readonly printedAt: Date };

/** A seller's month on paper: each order by what was on the scale, then what was kept of it and what remains. */
export function sellerSheet({ month, name, printedAt }: Head, parts: readonly SoldPart[]): Sheet {
  const sum = (of: (part: SoldPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    title: m.money_statement_title({ month: monthText(month) }),
    about: [name, m.money_statement_sales({ count: String(parts.length) })],
    columns: [
      { name: m.money_pdf_item(), width: 10 },
      { name: m.money_pdf_grade(), width: 4 },
      { name: m.money_pdf_ordered(), width: 4, isNumber: true },
      { name: m.money_pdf_weighed(), width: 4, isNumber: true },
      { name: m.money_pdf_short(), width: 4, isNumber: true },
      { name: m.money_pdf_price(), width: 5, isNumber: true },
      { name: m.money_pdf_amount(), width: 5, isNumber: true },
    ],
    rows: parts.flatMap(rowsOfPart),
    totals: [
      [m.money_statement_goods(), formatVnd(sum(({ goodsVnd }) => goodsVnd))],
      [m.money_statement_fee(), formatVnd(-sum(({ commissionVnd }) => commissionVnd))],
      [m.money_statement_tax(), formatVnd(-sum(({ taxVnd }) => taxVnd))],
      [m.money_statement_taken_back(), formatVnd(-sum(({ takenBackVnd }) => takenBackVnd))],
      [m.money_statement_net(), formatVnd(sum(({ netVnd, takenBackVnd }) => netVnd - takenBackVnd))],
    ],
    foot: m.money_pdf_foot({ at: formatDateTime(printedAt) }),
  };
}

const rowsOfPart = (part: SoldPart): SheetRow[] => [
  { kind: "heading", text: `${m.money_statement_order({ code: part.orderCode })} · ${formatDate(part.settledAt)}` },
  ...part.items.map(rowOfItem),
  keptRow(m.money_statement_fee(), -part.commissionVnd),
  keptRow(m.money_statement_tax(), -part.taxVnd),
  ...(part.takenBackVnd === 0 ? [] : [keptRow(m.money_statement_taken_back(), -part.takenBackVnd)]),
  { ...keptRow(m.money_statement_net(), part.netVnd - part.takenBackVnd), isStrong: true },
];

const keptRow = (label: string, vnd: number) => ({
  kind: "cells" as const,
  cells: [label, "", "", "", "", "", formatVnd(vnd)],
});

const rowOfItem = ({ name, pack, grade, orderedG, weighedG, priceVnd, amountVnd }: StatementItem): SheetRow => ({
  kind: "cells",
  cells: [
    `${name} ${pack}`,
    grade ?? "",
    formatGrams(orderedG),
    formatGrams(weighedG),
    weighedG < orderedG ? formatGrams(orderedG - weighedG) : "",
    formatVnd(priceVnd),
    formatVnd(amountVnd),
  ],
});

/** A courier's month on paper: what was earned after tax, what was transferred, what remains. */
export function courierSheet(
  { month, name, printedAt }: Head,
  { lines, closingVnd }: { lines: readonly StatementLine[]; closingVnd: number },
): Sheet {
  const sum = (of: (vnd: number) => boolean): number =>
    lines.reduce((total, { amountVnd }) => total + (of(-amountVnd) ? -amountVnd : 0), 0);
  return {
    title: m.money_statement_title({ month: monthText(month) }),
    about: [name],
    columns: [
      { name: m.money_pdf_date(), width: 4 },
      { name: m.money_pdf_what(), width: 8 },
      { name: m.money_pdf_amount(), width: 4, isNumber: true },
      { name: m.money_pdf_balance(), width: 4, isNumber: true },
    ],
    rows: [...lines].reverse().map(({ at, kind, amountVnd, balanceVnd }) => ({
      kind: "cells" as const,
      cells: [formatDateTime(at), kindText(kind), signedVnd(-amountVnd), formatVnd(-balanceVnd)],
    })),
    totals: [
      [m.money_pdf_in(), formatVnd(sum((vnd) => vnd > 0))],
      [m.money_pdf_out(), formatVnd(sum((vnd) => vnd < 0))],
      [m.money_pdf_closing(), formatVnd(-closingVnd)],
    ],
    foot: m.money_pdf_foot({ at: formatDateTime(printedAt) }),
  };
}

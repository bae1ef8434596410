import type { CarriedPart } from "~/domain/ordering/earnings/courier-money-queries.server";
import type { SoldPart, StatementItem } from "~/domain/ordering/earnings/seller-money-queries.server";
import { formatVnd } from "~/domain/shared/money";
import type { Sheet, SheetRow } from "~/domain/shared/sheet";
import { formatDate, formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { gramsText } from "~/ui/primitives/numbers";
import { monthText } from "./words";

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
    gramsText(orderedG),
    gramsText(weighedG),
    weighedG < orderedG ? gramsText(orderedG - weighedG) : "",
    formatVnd(priceVnd),
    formatVnd(amountVnd),
  ],
});

/** A courier's month on paper, as on the phone: what each trip paid, what was withheld, what was transferred, what remains. */
export function courierSheet(
  { month, name, printedAt }: Head,
  parts: readonly CarriedPart[],
  { openingVnd, closingVnd }: { openingVnd: number; closingVnd: number },
): Sheet {
  const sum = (of: (part: CarriedPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const netVnd = sum((part) => part.netVnd);
  return {
    title: m.money_statement_title({ month: monthText(month) }),
    about: [name, m.money_trips_count({ count: String(parts.length) })],
    columns: [
      { name: m.money_pdf_date(), width: 4 },
      { name: m.money_pdf_trip(), width: 5 },
      { name: m.money_pdf_legs(), width: 3, isNumber: true },
      { name: m.money_trips_pay(), width: 4, isNumber: true },
      { name: m.money_pdf_tax(), width: 4, isNumber: true },
      { name: m.money_pdf_net(), width: 4, isNumber: true },
    ],
    rows: [...parts].reverse().map((part) => ({
      kind: "cells" as const,
      cells: [
        formatDate(part.settledAt),
        part.orderCode,
        String(part.legs),
        formatVnd(part.payVnd),
        formatVnd(-part.taxVnd),
        formatVnd(part.netVnd),
      ],
    })),
    totals: [
      [m.money_trips_pay(), formatVnd(sum((part) => part.payVnd))],
      [m.money_trips_tax(), formatVnd(-sum((part) => part.taxVnd))],
      [m.money_trips_net(), formatVnd(netVnd)],
      [m.money_trips_transferred(), formatVnd(openingVnd - closingVnd - netVnd)],
      [m.money_trips_left(), formatVnd(-closingVnd)],
    ],
    foot: m.money_pdf_foot({ at: formatDateTime(printedAt) }),
  };
}

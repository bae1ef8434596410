import { Readable } from "node:stream";
import Pdf from "pdfkit";
import type { PrintSheet, Sheet, SheetRow } from "~/domain/shared/sheet";
import { type Cell, registerFonts, writeCell } from "./typeset.server";

/** A4 in points, and what stays white around it. */
const page = { width: 595, height: 842, margin: 42 };
const line = 15;
const bottom = page.height - page.margin - 2 * line;
const inner = page.width - 2 * page.margin;

/** Prints a table on A4 pages, the heads of its columns on each. */
export const printSheet: PrintSheet = (sheet) => {
  const pdf = new Pdf({ size: "A4", margin: page.margin, info: { Title: sheet.title }, lang: "vi", tagged: false });
  registerFonts(pdf);
  const bytes = Readable.toWeb(Readable.from(pdf)) as ReadableStream<Uint8Array>;
  // The first page is set when somebody begins to read.
  queueMicrotask(() => {
    setSheet(pdf, sheet);
    pdf.end();
  });
  return bytes;
};

const whole: Cell = { x: page.margin, width: inner, isNumber: false };

function setSheet(pdf: PDFKit.PDFDocument, sheet: Sheet): void {
  const cells = cellsOf(sheet);
  pdf.fontSize(16);
  writeCell(pdf, sheet.title, page.margin, whole, "700");
  pdf.fontSize(9.5);
  let y = page.margin + 26;
  for (const text of sheet.about) y = put(() => writeCell(pdf, text, y, whole), y);
  y = setHead(pdf, sheet, cells, y + 6);
  for (const row of sheet.rows) {
    if (y + line > bottom) y = turnPage(pdf, sheet, cells);
    y = setRow(pdf, row, cells, y);
  }
  if (y + line * (sheet.totals.length + 1) > bottom) y = turnPage(pdf, sheet, cells);
  setTotals(pdf, sheet.totals, y + 6);
  setFoot(pdf, sheet.foot);
}

const put = (write: () => void, y: number): number => {
  write();
  return y + line;
};

function cellsOf({ columns }: Sheet): Cell[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const gap = 6;
  let x = page.margin;
  return columns.map(({ width, isNumber = false }) => {
    const cell = { x, width: (inner * width) / shares - gap, isNumber };
    x += (inner * width) / shares;
    return cell;
  });
}

function setHead(pdf: PDFKit.PDFDocument, { columns }: Sheet, cells: readonly Cell[], y: number): number {
  cells.forEach((cell, index) => writeCell(pdf, columns[index]?.name ?? "", y, cell, "700"));
  const under = y + line;
  pdf
    .moveTo(page.margin, under)
    .lineTo(page.margin + inner, under)
    .lineWidth(0.6)
    .stroke();
  return under + 4;
}

function setRow(pdf: PDFKit.PDFDocument, row: SheetRow, cells: readonly Cell[], y: number): number {
  if (row.kind === "heading") return put(() => writeCell(pdf, row.text, y + 3, whole, "700"), y) + 3;
  const weight = row.isStrong ? "700" : "400";
  return put(() => cells.forEach((cell, index) => writeCell(pdf, row.cells[index] ?? "", y, cell, weight)), y);
}

function turnPage(pdf: PDFKit.PDFDocument, sheet: Sheet, cells: readonly Cell[]): number {
  setFoot(pdf, sheet.foot);
  pdf.addPage();
  return setHead(pdf, sheet, cells, page.margin);
}

function setTotals(pdf: PDFKit.PDFDocument, totals: Sheet["totals"], from: number): void {
  const half = { x: page.margin + inner / 2, width: inner / 2 - 6 };
  totals.forEach(([label, amount], index) => {
    const weight = index === totals.length - 1 ? "700" : "400";
    const y = from + index * line;
    writeCell(pdf, label, y, { ...half, isNumber: false }, weight);
    writeCell(pdf, amount, y, { ...half, isNumber: true }, weight);
  });
}

/** Below the margin pdfkit would begin a page by itself; without one it does not. */
function setFoot(pdf: PDFKit.PDFDocument, foot: string): void {
  pdf.page.margins.bottom = 0;
  pdf.fontSize(8);
  writeCell(pdf, foot, page.height - page.margin - 8, whole);
  pdf.fontSize(9.5);
}

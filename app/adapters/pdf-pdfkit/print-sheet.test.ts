import { expect, test } from "vitest";
import { pdfText } from "#test/pdf-text";
import type { Sheet } from "~/domain/shared/sheet";
import { printSheet } from "./print-sheet.server";
import { stretchesOf } from "./typeset.server";

const sheet = (rows: number): Sheet => ({
  title: "Bảng kê thu nhập 11/2026",
  about: ["Vườn nhà Sáu Ở, Đắk Lắk", "Thuế khấu trừ: 1,5 %"],
  columns: [
    { name: "Mặt hàng", width: 4 },
    { name: "Thực cân", width: 2, isNumber: true },
    { name: "Thành tiền", width: 2, isNumber: true },
  ],
  rows: [
    { kind: "heading", text: "Đơn K7M2P9QX · 22/11/2026" },
    ...Array.from({ length: rows }, (_, n) => ({
      kind: "cells" as const,
      cells: [`Bưởi da xanh ruột hồng ${n}`, "2,5 kg", "131.250\u00a0₫"],
    })),
  ],
  totals: [["Còn nhận", "124.687\u00a0₫"]],
  foot: "Chợ Quê",
});
const bytesOf = async (rows: number): Promise<Uint8Array> =>
  new Uint8Array(await new Response(printSheet(sheet(rows))).arrayBuffer());

test("what is printed can be selected, with every Vietnamese sign in its place", { timeout: 30_000 }, async () => {
  const bytes = await bytesOf(3);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  const { text, pages } = pdfText(bytes);
  expect(pages).toBe(1);
  for (const words of [
    "Bảng kê thu nhập 11/2026",
    "Sáu Ở, Đắk Lắk",
    "Bưởi da xanh ruột hồng 2",
    "131.250 ₫",
    "Chợ Quê",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("?");
});

test("a busy month is a handful of pages below 200 KB, with the heads of the columns on each", async () => {
  const bytes = await bytesOf(150);
  const { text, pages } = pdfText(bytes);
  expect(pages).toBeGreaterThan(2);
  expect(text.match(/Thành tiền/g)).toHaveLength(pages);
  expect(text.match(/Bưởi da xanh/g)).toHaveLength(150);
  expect(bytes.byteLength).toBeLessThan(200_000);
}, 30_000);

test("a text is cut where the parts of the font change", () => {
  expect(stretchesOf("Đơn 5 ₫").map(({ script, text }) => `${script[0] ?? ""}:${text}`)).toEqual([
    "v:Đơ",
    "l:n 5 ",
    "v:₫",
  ]);
});

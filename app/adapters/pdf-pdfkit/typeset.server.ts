import { createRequire } from "node:module";

type Pdf = PDFKit.PDFDocument;
export type Weight = "400" | "700";
export type Cell = { readonly x: number; readonly width: number; readonly isNumber: boolean };

/** Be Vietnam Pro (SIL Open Font License) comes in parts: the plain letters, and those only Vietnamese has. */
const scripts = ["latin", "vietnamese"] as const;
type Script = (typeof scripts)[number];

const fontFile = (script: Script, weight: Weight): string =>
  createRequire(import.meta.url).resolve(
    `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${script}-${weight}-normal.woff`,
  );

/** Makes both parts of both weights known; only the letters that are used are put into the file. */
export function registerFonts(pdf: Pdf): void {
  for (const weight of ["400", "700"] as const)
    for (const script of scripts) pdf.registerFont(`${script}-${weight}`, fontFile(script, weight));
}

/** Letters of the second part: ă đ ĩ ũ ơ ư, everything with a tone mark, and the sign of the đồng. */
const isVietnamese = (sign: string): boolean =>
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/.test(sign);

/** A text as stretches that one part of the font can write. */
export function stretchesOf(text: string): { script: Script; text: string }[] {
  const stretches: { script: Script; text: string }[] = [];
  for (const sign of text.normalize("NFC").replace(/\u00a0/g, " ")) {
    const script: Script = isVietnamese(sign) ? "vietnamese" : "latin";
    const last = stretches.at(-1);
    if (last?.script === script) last.text += sign;
    else stretches.push({ script, text: sign });
  }
  return stretches;
}

function widthOf(pdf: Pdf, text: string, weight: Weight): number {
  return stretchesOf(text).reduce(
    (sum, each) => sum + pdf.font(`${each.script}-${weight}`).widthOfString(each.text),
    0,
  );
}

/** Writes one line into a cell; what does not fit ends in "…". Numbers stand at the right. */
export function writeCell(pdf: Pdf, text: string, y: number, cell: Cell, weight: Weight = "400"): void {
  const shown = fitted(pdf, text, cell.width, weight);
  let x = cell.isNumber ? cell.x + cell.width - widthOf(pdf, shown, weight) : cell.x;
  for (const stretch of stretchesOf(shown)) {
    pdf.font(`${stretch.script}-${weight}`).text(stretch.text, x, y, { lineBreak: false });
    x += pdf.widthOfString(stretch.text);
  }
}

function fitted(pdf: Pdf, text: string, width: number, weight: Weight): string {
  if (widthOf(pdf, text, weight) <= width) return text;
  let shorter = text;
  while (shorter !== "" && widthOf(pdf, `${shorter}…`, weight) > width) shorter = shorter.slice(0, -1);
  return `${shorter.trimEnd()}…`;
}

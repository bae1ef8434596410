import { inflateSync } from "node:zlib";

/**
 * The text of a PDF as a reader's "copy" would give it: every string that is shown, through its font's own map back to
 * Unicode. For files as we print them: no object streams, hexadecimal strings, one map a font.
 */
export function pdfText(bytes: Uint8Array): { text: string; pages: number } {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const maps = new Map<string, Map<string, string>>();
  for (const [, name = "", id = ""] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, map] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "") ?? [];
    if (map !== undefined) maps.set(name, readMap(contentOf(objects.get(map) ?? "")));
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const shown = pages.map((body) => {
    const [, id = ""] = /\/Contents (\d+) 0 R/.exec(body) ?? [];
    return shownText(contentOf(objects.get(id) ?? ""), maps);
  });
  return { text: shown.join("\n"), pages: pages.length };
}

function contentOf(body: string): string {
  const [, stream = ""] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? [];
  const bytes = Buffer.from(stream, "latin1");
  return (/\/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString("latin1");
}

const inUnicode = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");

function readMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, first = "", , list = ""] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    (list.match(/<(\w*)>/g) ?? []).forEach((code, index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, "0");
      map.set(glyph, inUnicode(code.slice(1, -1)));
    });
  return map;
}

/** Strings that touch are one word; those set elsewhere stand apart. */
function shownText(content: string, maps: ReadonlyMap<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let text = "";
  let lastY = "";
  for (const [, name, y, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.]+ ([\d.]+) Tm|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = maps.get(name) ?? new Map<string, string>();
    if (y !== undefined && y !== lastY) text += "\n";
    if (y !== undefined) lastY = y;
    for (const [, hex = ""] of (shown ?? "").matchAll(/<(\w+)>/g))
      text += (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? "?").join("");
  }
  return text;
}

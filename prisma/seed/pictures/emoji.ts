import { createRequire } from "node:module";
import type { Motif } from "./draw";

type IconSet = { icons: Record<string, { body: string }>; width?: number; height?: number };

const require = createRequire(import.meta.url);
const noto: IconSet = require("@iconify-json/noto/icons.json");

/** Noto's drawing, brought to our 100 units; `recolour` swaps its fills, to make a green mango of a red one. */
export function emoji(name: string, recolour: Readonly<Record<string, string>> = {}): Motif {
  const icon = noto.icons[name];
  if (!icon) throw new Error(`no such drawing: ${name}`);
  const body = Object.entries(recolour).reduce((text, [from, to]) => text.replaceAll(from, to), icon.body);
  return { defs: "", body: `<g transform="translate(-50 -50) scale(0.78125)">${body}</g>` };
}

import sharp from "sharp";
import { chance, type Chance } from "../world/chance";
import { path, round } from "./draw";

/** The drawing board; pictures leave it at 800 × 600, which is plenty for a phone and quick to draw. */
export const width = 1280;
export const height = 960;
export const frameSize = { width: 800, height: 600 };

const frame = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${frameSize.width}" height="${frameSize.height}">${inside}</svg>`;

const grain = (id: string, frequency: string, matrix: string, seed: number): string =>
  `<filter id="${id}" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="4" seed="${seed}"/><feColorMatrix values="${matrix}"/></filter>`;

const dark = (strength: number): string =>
  `0 0 0 0 0.1  0 0 0 0 0.05  0 0 0 0 0.02  ${strength} ${strength} 0 0 ${round(-strength * 0.78)}`;

function planks(tones: readonly string[], seed: number, grainShare = 0.55): string {
  const luck = chance(seed);
  const boards = Array.from(
    { length: 6 },
    (_, index) =>
      `<rect x="0" y="${index * 160}" width="${width}" height="158" fill="${luck.pick(tones)}"/><rect x="0" y="${index * 160 + 157}" width="${width}" height="4" fill="#000" opacity=".42"/><rect x="0" y="${index * 160}" width="${width}" height="3" fill="#fff" opacity=".14"/>`,
  ).join("");
  return frame(
    `<defs>${grain("g", "0.004 0.09", dark(2.4), seed)}</defs>${boards}<rect width="100%" height="100%" filter="url(#g)" opacity="${grainShare}"/>${light}`,
  );
}

const light = `<defs><radialGradient id="L" cx="30%" cy="18%" r="95%"><stop offset="0" stop-color="#fff6dc" stop-opacity=".42"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#1c0d02" stop-opacity=".5"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#L)"/>`;

const cloth = (tone: string, line: string, seed: number): string =>
  frame(
    `<defs>${grain("g", "0.012 0.006", dark(0.9), seed)}<pattern id="w" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0h8M0 4h8" stroke="${line}" stroke-width="1.6" opacity=".5"/><path d="M0 0v8M4 0v8" stroke="#fff" stroke-width="1.4" opacity=".35"/></pattern></defs><rect width="100%" height="100%" fill="${tone}"/><rect width="100%" height="100%" fill="url(#w)"/><rect width="100%" height="100%" filter="url(#g)" opacity=".45"/>${light}`,
  );

function leafMat(seed: number): string {
  const luck = chance(seed);
  const veins = Array.from({ length: 46 }, (_, index) => {
    const x = index * 32 - 60;
    return path(
      `M${x} 470Q${x + 60} 300 ${x + 190 + luck.next() * 14} -20M${x} 490Q${x + 60} 660 ${x + 190} 980`,
      `stroke="${luck.hit(0.5) ? "#9ccc5a" : "#2f6b1f"}" stroke-width="${luck.between(2, 5)}" opacity=".38" fill="none"`,
    );
  }).join("");
  return frame(
    `<defs>${grain("g", "0.02 0.06", dark(1.3), seed)}<linearGradient id="b" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#6fae3c"/><stop offset=".5" stop-color="#3f8a2c"/><stop offset="1" stop-color="#22591d"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#b)"/>${veins}<rect x="0" y="468" width="${width}" height="24" fill="#b9d77e"/><rect x="0" y="486" width="${width}" height="8" fill="#4f8430"/><rect width="100%" height="100%" filter="url(#g)" opacity=".5"/>${light}`,
  );
}

/** A round woven tray on a table. */
function tray(table: string, seed: number): string {
  const luck: Chance = chance(seed);
  const rings = Array.from({ length: 26 }, (_, index) => {
    const r = 24 + index * 17;
    return `<ellipse cx="640" cy="490" rx="${round(r * 1.3)}" ry="${r}" fill="none" stroke="${luck.pick(["#d9ae68", "#c7964d", "#e6c58a"])}" stroke-width="13" stroke-dasharray="${luck.between(18, 26)} 5" stroke-dashoffset="${index * 13}"/>`;
  }).join("");
  return frame(
    `<defs>${grain("g", "0.004 0.08", dark(2), seed)}<radialGradient id="s"><stop offset=".86" stop-color="#000" stop-opacity=".55"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient></defs><rect width="100%" height="100%" fill="${table}"/><rect width="100%" height="100%" filter="url(#g)" opacity=".7"/><ellipse cx="655" cy="520" rx="640" ry="500" fill="url(#s)"/><ellipse cx="640" cy="490" rx="605" ry="466" fill="#a87638"/>${rings}<ellipse cx="640" cy="490" rx="594" ry="456" fill="none" stroke="#8a5a24" stroke-width="22"/><ellipse cx="640" cy="486" rx="594" ry="456" fill="none" stroke="#e0b871" stroke-width="9" stroke-dasharray="34 6"/>${light}`,
  );
}

const drawings = {
  wood: () => planks(["#b98250", "#c48d59", "#ad7746", "#bd8853"], 11),
  darkwood: () => planks(["#6b4529", "#76502f", "#5f3c22", "#6f4a2b"], 23),
  palewood: () => planks(["#dcc4a0", "#e4cfae", "#d4ba93", "#dfc9a6"], 37, 0.3),
  tray: () => tray("#7a5230", 5),
  paletray: () => tray("#c9a981", 9),
  leaf: () => leafMat(41),
  linen: () => cloth("#e9ddc6", "#b8a684", 51),
  blue: () => cloth("#7f9aa6", "#4c6570", 53),
  ice: () => cloth("#dfe9ee", "#9db6c2", 57),
} as const;

export type Surface = keyof typeof drawings;

const ready = new Map<Surface, Promise<Buffer>>();

/** Surfaces are drawn once and used under many pictures. */
export function surface(name: Surface): Promise<Buffer> {
  const drawn =
    ready.get(name) ?? sharp(Buffer.from(drawings[name]())).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
  ready.set(name, drawn);
  return drawn;
}

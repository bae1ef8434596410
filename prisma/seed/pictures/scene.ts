import sharp from "sharp";
import type { Chance } from "../world/chance";
import { round, wobble, type Motif } from "./draw";
import { frameSize, height, surface, width, type Surface } from "./surfaces";

/** heap: many, overlapping; row: a few standing side by side; hero: one, with smaller ones around it. */
export type Arrangement = "heap" | "few" | "row" | "hero" | "pair" | "bowl";
export type Scene = {
  surface: Surface;
  arrangement: Arrangement;
  size: number;
  motifs: readonly Motif[];
  turn?: number;
};

type Place = { x: number; y: number; scale: number; turn: number; which: number };

function heap(scene: Scene, luck: Chance): Place[] {
  const step = scene.size * 0.74;
  const places: Place[] = [];
  for (let row = -8; row <= 8; row += 1) {
    for (let column = -12; column <= 12; column += 1) {
      const x = (column + (row % 2 === 0 ? 0 : 0.5)) * step + wobble(luck, step * 0.12);
      const y = row * step * 0.82 + wobble(luck, step * 0.1);
      if ((x / 520) ** 2 + (y / 370) ** 2 > 1) continue;
      places.push({
        x,
        y,
        scale: 0.92 + luck.next() * 0.16,
        turn: wobble(luck, scene.turn ?? 24),
        which: luck.between(0, 99),
      });
    }
  }
  return places;
}

const at = (x: number, y: number, scale: number, turn: number, which: number): Place => ({ x, y, scale, turn, which });

const layouts: Record<Exclude<Arrangement, "heap">, (scene: Scene, luck: Chance) => Place[]> = {
  few: ({ size, turn = 20 }, luck) =>
    [
      [-1.05, -0.42],
      [0.02, -0.62],
      [1.05, -0.38],
      [-0.55, 0.36],
      [0.55, 0.4],
    ].map(([x = 0, y = 0], index) =>
      at(x * size * 0.82, y * size * 0.82, 0.96 + luck.next() * 0.1, wobble(luck, turn), index),
    ),
  row: ({ size, turn = 7 }, luck) =>
    [-1, 0, 1]
      .map((column) =>
        at(
          column * size * 0.78,
          Math.abs(column) * -18 + 10,
          column === 0 ? 1.08 : 0.96,
          column * turn + wobble(luck, 3),
          column + 1,
        ),
      )
      .sort((a, b) => a.scale - b.scale),
  hero: ({ size }, luck) => [
    at(-size * 0.56, -size * 0.22, 0.72, -14, 1),
    at(size * 0.58, -size * 0.2, 0.68, 16, 2),
    at(0, size * 0.06, 1.14, wobble(luck, 6), 0),
    at(size * 0.44, size * 0.4, 0.5, 24, 3),
  ],
  pair: ({ size }, luck) => [
    at(-size * 0.42, -8, 1, -8 + wobble(luck, 3), 0),
    at(size * 0.42, 16, 0.96, 9 + wobble(luck, 3), 1),
  ],
  bowl: ({ size }) => [
    at(0, 0, 1, 0, 0),
    at(size * 0.62, size * 0.34, 0.3, 20, 1),
    at(-size * 0.63, size * 0.3, 0.26, -25, 1),
  ],
};

/** How far each arrangement may grow and still leave a margin. */
const enlarge: Record<Arrangement, number> = { heap: 1.06, few: 1.3, row: 1.2, hero: 1.35, pair: 1.12, bowl: 1.08 };

function draw(scene: Scene, sprites: readonly string[], luck: Chance): string {
  const places = scene.arrangement === "heap" ? heap(scene, luck) : layouts[scene.arrangement](scene, luck);
  const ordered =
    scene.arrangement === "heap" || scene.arrangement === "few" ? [...places].sort((a, b) => a.y - b.y) : places;
  const things = ordered.map(({ x, y, scale, turn, which }) => {
    const unit = (scene.size / 100) * scale * enlarge[scene.arrangement];
    const index = which % scene.motifs.length;
    const cx = 640 + x;
    const cy = 490 + y;
    const shadow = `<ellipse cx="${round(cx + unit * 9)}" cy="${round(cy + unit * 17)}" rx="${round(unit * 56)}" ry="${round(unit * 50)}" fill="url(#shade)"/>`;
    return `${shadow}<use href="#m${index}" transform="translate(${round(cx)} ${round(cy)}) rotate(${round(turn)}) scale(${unit.toFixed(3)})"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${frameSize.width}" height="${frameSize.height}"><defs><radialGradient id="shade"><stop offset=".45" stop-color="#140900" stop-opacity=".62"/><stop offset="1" stop-color="#140900" stop-opacity="0"/></radialGradient><radialGradient id="lamp" cx="30%" cy="16%" r="100%"><stop offset="0" stop-color="#fff3cf" stop-opacity=".2"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#170a00" stop-opacity=".3"/></radialGradient>${sprites.join("")}</defs>${things.join("")}<rect width="100%" height="100%" fill="url(#lamp)"/></svg>`;
}

const reach = 80;

/** A motif is drawn once, as pixels, and then laid down many times: forty lychees cost little more than one. */
async function spriteOf({ defs, body }: Motif, index: number, unit: number): Promise<string> {
  const side = Math.ceil(2 * reach * unit * (frameSize.width / width) * 1.1);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-reach} ${-reach} ${2 * reach} ${2 * reach}" width="${side}" height="${side}"><defs>${defs}</defs>${body}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
  return `<image id="m${index}" x="${-reach}" y="${-reach}" width="${2 * reach}" height="${2 * reach}" href="data:image/png;base64,${png.toString("base64")}"/>`;
}

/** One picture, as a camera would have sent it. */
export async function photograph(scene: Scene, luck: Chance): Promise<Buffer> {
  const unit = (scene.size / 100) * enlarge[scene.arrangement];
  const sprites = await Promise.all(scene.motifs.map((motif, index) => spriteOf(motif, index, unit)));
  return sharp(await surface(scene.surface))
    .composite([{ input: Buffer.from(draw(scene, sprites, luck)) }])
    .jpeg({ quality: 86 })
    .toBuffer();
}

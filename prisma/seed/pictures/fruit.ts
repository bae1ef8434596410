import type { Chance } from "../world/chance";
import { ball, circle, ellipse, path, round, shine, sunflower, turned, wobble, type Motif, type Paint } from "./draw";

export type Skin = "plain" | "pores" | "spikes" | "scales" | "hairs" | "knobs" | "ribs" | "net" | "stripes";
export type Fruit = Paint & {
  w: number;
  h: number;
  skin?: Skin;
  accent?: string;
  leaf?: boolean;
  stem?: boolean;
  crown?: string;
};

type Skins = Record<Skin, (fruit: Fruit, luck: Chance) => string>;

const skins: Skins = {
  plain: ({ w, h }) => shine(-w * 0.35, -h * 0.42, w * 0.2, h * 0.13),
  pores: (fruit, luck) =>
    sunflower(90, fruit.w * 0.94, fruit.h * 0.94)
      .map(({ x, y }) =>
        circle(
          x + wobble(luck, 2),
          y + wobble(luck, 2),
          0.7,
          `fill="${luck.hit(0.5) ? fruit.dark : fruit.light}" opacity=".45"`,
        ),
      )
      .join("") + skins.plain(fruit, luck),
  spikes: ({ w, h, light, base, dark }) =>
    sunflower(120, w, h)
      .map(({ x, y, edge }) => {
        const size = 5.2 + edge * 1.6;
        const tip = { x: x * 1.06, y: y * 1.06 - size * 0.9 };
        return (
          path(
            `M${round(x - size)} ${round(y + size * 0.6)}L${round(tip.x)} ${round(tip.y)}L${round(x)} ${round(y + size)}Z`,
            `fill="${light}"`,
          ) +
          path(
            `M${round(x + size)} ${round(y + size * 0.6)}L${round(tip.x)} ${round(tip.y)}L${round(x)} ${round(y + size)}Z`,
            `fill="${edge > 0.8 ? dark : base}"`,
          )
        );
      })
      .join(""),
  scales: ({ w, h, accent = "#7fb23c", base }, luck) =>
    sunflower(22, w * 0.92, h * 0.92)
      .map(({ x, y }) => {
        const lean = Math.atan2(x, -y) * 57.3 * 0.5 + wobble(luck, 10);
        return turned(
          x,
          y,
          lean,
          1,
          path("M-6 6Q-5 -8 1 -17Q6 -6 6 6Q0 10 -6 6Z", `fill="${base}"`) +
            path("M-3.5 -3Q-2 -11 1 -17Q4 -10 4 -2Q1 -6 -3.5 -3Z", `fill="${accent}"`),
        );
      })
      .join(""),
  hairs: ({ w, h, accent = "#b9d04e", dark }, luck) =>
    sunflower(150, w, h)
      .map(({ x, y, edge }) => {
        const reach = 5 + edge * 7;
        const angle = Math.atan2(y, x) + wobble(luck, 0.7);
        const end = { x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach };
        return path(
          `M${round(x)} ${round(y)}Q${round(end.x + wobble(luck, 4))} ${round(end.y + wobble(luck, 4))} ${round(end.x)} ${round(end.y)}`,
          `fill="none" stroke="${luck.hit(0.45) ? accent : dark}" stroke-width="1.3" stroke-linecap="round"`,
        );
      })
      .join(""),
  knobs: ({ w, h, light, base, dark }) =>
    sunflower(70, w * 0.96, h * 0.96)
      .map(
        ({ x, y, edge }) =>
          circle(x, y, 7.2 - edge * 1.6, `fill="${edge > 0.86 ? dark : base}" stroke="${dark}" stroke-width=".8"`) +
          circle(x - 1.6, y - 1.8, 2.6, `fill="${light}" opacity=".65"`),
      )
      .join(""),
  ribs: ({ w, h, dark, light }) =>
    [-0.82, -0.48, 0, 0.48, 0.82]
      .map(
        (at) =>
          path(
            `M0 ${round(-h * 0.9)}Q${round(at * w * 1.5)} 0 0 ${round(h * 0.92)}`,
            `fill="none" stroke="${dark}" stroke-width="2.2" opacity=".55"`,
          ) +
          path(
            `M-2 ${round(-h * 0.86)}Q${round(at * w * 1.5 - 5)} 0 -2 ${round(h * 0.86)}`,
            `fill="none" stroke="${light}" stroke-width="2" opacity=".35"`,
          ),
      )
      .join("") + shine(-w * 0.4, -h * 0.4, w * 0.13, h * 0.2, 0.25),
  net: ({ w, h, light }, luck) =>
    sunflower(80, w * 0.92, h * 0.92)
      .map(({ x, y }) =>
        path(
          `M${round(x)} ${round(y)}l${round(wobble(luck, 10))} ${round(wobble(luck, 10))}l${round(wobble(luck, 10))} ${round(wobble(luck, 10))}`,
          `fill="none" stroke="${light}" stroke-width="1.1" opacity=".8"`,
        ),
      )
      .join(""),
  stripes: ({ w, h, dark }, luck) =>
    [-0.86, -0.56, -0.22, 0.14, 0.46, 0.78]
      .map((at) => {
        const bend = at * w * 1.35;
        return path(
          `M${round(at * 8)} ${round(-h * 0.95)}Q${round(bend + wobble(luck, 5))} ${round(-h * 0.4)} ${round(bend)} 0T${round(at * 8)} ${round(h * 0.95)}`,
          `fill="none" stroke="${dark}" stroke-width="${round(5 + luck.next() * 3)}" opacity=".75"`,
        );
      })
      .join("") + shine(-w * 0.38, -h * 0.42, w * 0.2, h * 0.12, 0.3),
};

const leafAt = (x: number, y: number, degrees: number): string =>
  turned(
    x,
    y,
    degrees,
    1,
    path("M0 0C8 -14 26 -16 36 -6C26 4 10 8 0 0Z", 'fill="#4c8c2b"') +
      path("M1 0C12 -5 24 -8 34 -6", 'stroke="#8cc152" stroke-width="1.2" fill="none"'),
  );

const stemOf = (h: number): string =>
  path(
    `M-1 ${round(-h + 3)}C0 ${round(-h - 6)} 4 ${round(-h - 10)} 7 ${round(-h - 12)}`,
    'stroke="#6b4a24" stroke-width="4" stroke-linecap="round" fill="none"',
  );

/** A whole fruit, seen lying on its side or standing. */
export function fruit(id: string, shape: Fruit, luck: Chance): Motif {
  const { w, h, skin = "plain", stem, leaf, crown } = shape;
  const clipped = skin === "stripes" || skin === "net" || skin === "ribs" || skin === "pores";
  const texture = skins[skin](shape, luck);
  return {
    defs: ball(`${id}b`, shape) + `<clipPath id="${id}c">${ellipse(0, 0, w, h, "")}</clipPath>`,
    body:
      (stem ? stemOf(h) : "") +
      ellipse(0, 0, w, h, `fill="url(#${id}b)"`) +
      (clipped ? `<g clip-path="url(#${id}c)">${texture}</g>` : texture) +
      (crown ? crownOf(h, crown) : "") +
      (leaf ? leafAt(2, -h - 2, -14) : ""),
  };
}

/** Four sepals on top, as on a mangosteen or a persimmon. */
const crownOf = (h: number, colour: string): string =>
  [-70, -25, 25, 70]
    .map((turn) =>
      turned(
        0,
        -h + 5,
        turn,
        1,
        path("M0 0C-9 -2 -10 -14 0 -17C10 -14 9 -2 0 0Z", `fill="${colour}" stroke="#33401c" stroke-width=".8"`),
      ),
    )
    .join("") + circle(0, -h + 3, 4, 'fill="#6b5a2c"');

export type Half = {
  w: number;
  h: number;
  skin: string;
  flesh: Paint;
  seed?: string;
  seeds?: number;
  stone?: string;
  star?: string;
};

/** The same fruit cut open. */
export function half(id: string, { w, h, skin, flesh, seed, seeds = 0, stone, star }: Half, luck: Chance): Motif {
  const pips = sunflower(seeds, w * 0.74, h * 0.74)
    .map(({ x, y }) =>
      ellipse(
        x + wobble(luck, 3),
        y + wobble(luck, 3),
        1.5,
        2,
        `fill="${seed ?? "#222"}" transform="rotate(${round(luck.next() * 180)} ${round(x)} ${round(y)})"`,
      ),
    )
    .join("");
  const heart = stone
    ? ellipse(0, h * 0.12, w * 0.42, h * 0.42, `fill="url(#${id}s)"`) + shine(-w * 0.12, 0, w * 0.1, h * 0.07, 0.4)
    : "";
  const rays = star
    ? Array.from({ length: 9 }, (_, index) =>
        turned(0, 0, index * 40, 1, ellipse(0, -h * 0.42, w * 0.12, h * 0.34, `fill="${star}" opacity=".8"`)),
      ).join("")
    : "";
  return {
    defs: ball(`${id}f`, flesh) + (stone ? ball(`${id}s`, { light: "#c98a4b", base: stone, dark: "#4a2a12" }) : ""),
    body:
      ellipse(0, 0, w, h, `fill="${skin}"`) +
      ellipse(0, 0, w * 0.9, h * 0.9, `fill="url(#${id}f)"`) +
      rays +
      pips +
      heart,
  };
}

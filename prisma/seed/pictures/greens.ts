import type { Chance } from "../world/chance";
import { circle, ellipse, path, round, slope, sunflower, turned, wobble, type Motif, type Paint } from "./draw";

export type Leaf = "long" | "round" | "spoon" | "feather" | "blade" | "curly";
export type Bunch = Paint & { leaf: Leaf; stalk: string; stems: number; spread: number; flower?: string };

const leaves: Record<Leaf, string> = {
  long: "M0 4C-7 -8 -6 -26 0 -38C6 -26 7 -8 0 4Z",
  round: "M0 4C-18 0 -20 -24 0 -28C20 -24 18 0 0 4Z",
  spoon: "M-4 8C-14 -6 -15 -30 0 -36C15 -30 14 -6 4 8Z",
  feather:
    "M0 4C-10 2 -6 -4 -12 -8C-6 -10 -12 -16 -8 -20C-4 -18 -6 -28 0 -32C6 -28 4 -18 8 -20C12 -16 6 -10 12 -8C6 -4 10 2 0 4Z",
  blade: "M-2.4 6C-3 -14 -2 -34 0 -50C2 -34 3 -14 2.4 6Z",
  curly:
    "M0 6C-10 6 -9 -1 -15 -3C-11 -8 -19 -13 -13 -18C-14 -25 -5 -26 -3 -33C2 -30 5 -31 8 -26C15 -25 11 -18 17 -14C11 -9 16 -3 10 0C9 6 4 5 0 6Z",
};

function stalkWithLeaves(id: string, bunch: Bunch, at: number, luck: Chance): string {
  const lean = at * bunch.spread;
  const top = -34 - luck.next() * 16 + Math.abs(at) * 10;
  const stalk = path(
    `M${round(at * 9)} 46Q${round(at * 8)} 10 ${round(lean)} ${round(top + 12)}`,
    `fill="none" stroke="${bunch.stalk}" stroke-width="${bunch.leaf === "blade" ? 4 : 3.4}" stroke-linecap="round"`,
  );
  const turn = at * 46 + wobble(luck, 12);
  const blade =
    path(leaves[bunch.leaf], `fill="url(#${id}${luck.hit(0.5) ? "l" : "d"})"`) +
    path("M0 3Q1 -14 0 -27", `stroke="${bunch.light}" stroke-width=".9" fill="none" opacity=".7"`);
  const side =
    bunch.leaf === "blade"
      ? ""
      : [0.3, 0.62]
          .map((far) =>
            turned(
              at * 8 + (lean - at * 8) * far,
              20 - far * 34,
              turn + (luck.hit(0.5) ? -44 : 44),
              0.62 + luck.next() * 0.2,
              blade,
            ),
          )
          .join("");
  const bloom =
    bunch.flower && luck.hit(0.5)
      ? circle(lean + wobble(luck, 6), top - 6, 3.2, `fill="${bunch.flower}"`) +
        circle(lean + wobble(luck, 6), top, 2.6, `fill="${bunch.flower}"`)
      : "";
  return stalk + side + turned(lean, top + 14, turn, 0.85 + luck.next() * 0.3, blade) + bloom;
}

/** A handful tied with a bamboo string. */
export function bunch(id: string, shape: Bunch, luck: Chance): Motif {
  const stalks = Array.from({ length: shape.stems }, (_, index) => (index / Math.max(1, shape.stems - 1)) * 2 - 1)
    .map((at) => ({ at, order: luck.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ at }) => stalkWithLeaves(id, shape, at, luck));
  const tie =
    path("M-11 28Q0 33 11 28", 'stroke="#c9a25a" stroke-width="5" fill="none"') +
    path("M-11 31Q0 36 11 31", 'stroke="#8f6b2e" stroke-width="1.4" fill="none"') +
    path("M8 30L17 38M8 30L16 26", 'stroke="#c9a25a" stroke-width="2.4"');
  return {
    defs:
      slope(`${id}l`, { light: shape.light, base: shape.base, dark: shape.base }) +
      slope(`${id}d`, { light: shape.base, base: shape.base, dark: shape.dark }),
    body: stalks.join("") + tie,
  };
}

/** A head of leaves seen from above: cabbage, lettuce, bok choy. */
export function rosette(
  id: string,
  paint: Paint & { rings: number; curl: boolean; heart: string },
  luck: Chance,
): Motif {
  const outline = paint.curl ? leaves.curly : leaves.round;
  const ring = (index: number): string => {
    const out = 1 - index / paint.rings;
    return Array.from({ length: 8 }, (_, leafIndex) => {
      const turn = leafIndex * 45 + index * 27 + wobble(luck, 6);
      const blade =
        path(
          outline,
          `fill="url(#${id}${(leafIndex + index) % 2})" stroke="${paint.dark}" stroke-width=".5" stroke-opacity=".5"`,
        ) + path("M0 2Q2 -12 0 -25", `stroke="${paint.light}" stroke-width="1.6" fill="none" opacity=".75"`);
      return `<g transform="rotate(${round(turn)})">${turned(0, -out * 20, 0, 0.5 + out * 0.75, blade)}</g>`;
    }).join("");
  };
  return {
    defs:
      slope(`${id}0`, { light: paint.light, base: paint.base, dark: paint.dark }, 0) +
      slope(`${id}1`, { light: paint.base, base: paint.base, dark: paint.dark }, 0),
    body:
      Array.from({ length: paint.rings }, (_, index) => ring(index)).join("") +
      circle(0, 0, 9, `fill="${paint.heart}"`) +
      ellipse(-2, -2, 5, 4, 'fill="#fff" opacity=".25"'),
  };
}

/** Bean pods, asparagus spears, lemon grass: long things side by side. */
export function sticks(
  _id: string,
  paint: Paint & { count: number; width: number; bend: number; tip?: string; knots?: boolean },
  luck: Chance,
): Motif {
  const stick = (index: number): string => {
    const x = (index - (paint.count - 1) / 2) * (paint.width * 0.92);
    const bend = wobble(luck, paint.bend);
    const line = `M${round(x)} 47Q${round(x + bend)} 0 ${round(x + wobble(luck, 3))} ${round(-44 - luck.next() * 4)}`;
    const knots = paint.knots
      ? [-24, -4, 16, 34]
          .map((y) =>
            path(
              `M${round(x - paint.width / 2 + bend * 0.3)} ${y}h${round(paint.width)}`,
              `stroke="${paint.dark}" stroke-width="1.6" opacity=".6"`,
            ),
          )
          .join("")
      : "";
    return (
      path(line, `stroke="${paint.dark}" stroke-width="${round(paint.width)}" stroke-linecap="round" fill="none"`) +
      path(
        line,
        `stroke="${paint.base}" stroke-width="${round(paint.width * 0.72)}" stroke-linecap="round" fill="none"`,
      ) +
      path(
        line,
        `stroke="${paint.light}" stroke-width="${round(paint.width * 0.2)}" stroke-linecap="round" fill="none" opacity=".8"`,
      ) +
      knots +
      (paint.tip ? ellipse(x, -44, paint.width * 0.55, 8, `fill="${paint.tip}"`) : "")
    );
  };
  return { defs: "", body: Array.from({ length: paint.count }, (_, index) => stick(index)).join("") };
}

/** A root or a tuber. */
export function root(
  id: string,
  paint: Paint & { w: number; h: number; taper: number; rings?: string; greens?: boolean; eyes?: boolean },
  luck: Chance,
): Motif {
  const { w, h, taper } = paint;
  const outline = `M${round(-w * 0.5)} ${round(-h)}C${round(-w * 1.25)} ${round(-h * 0.6)} ${round(-w * (1.3 - taper))} ${round(h * 0.5)} ${round(-w * 0.1)} ${round(h)}C${round(w * (1.2 - taper))} ${round(h * 0.6)} ${round(w * 1.3)} ${round(-h * 0.5)} ${round(w * 0.5)} ${round(-h)}Q0 ${round(-h * 1.08)} ${round(-w * 0.5)} ${round(-h)}Z`;
  const rings = paint.rings
    ? [-0.7, -0.45, -0.15, 0.15, 0.45]
        .map((at) =>
          path(
            `M${round(-w * 0.8)} ${round(at * h)}q${round(w * 0.7)} ${round(4 + luck.next() * 3)} ${round(w * 1.5)} 0`,
            `stroke="${paint.rings}" stroke-width="1.4" fill="none" opacity=".6"`,
          ),
        )
        .join("")
    : "";
  const eyes = paint.eyes
    ? sunflower(9, w * 0.7, h * 0.7)
        .map(({ x, y }) => ellipse(x, y, 2.6, 1.2, `fill="${paint.dark}" opacity=".6"`))
        .join("")
    : "";
  const greens = paint.greens
    ? [-18, 0, 18].map((turn) => turned(0, -h + 2, turn, 0.8, path(leaves.long, 'fill="#5b9a32"'))).join("")
    : "";
  return {
    defs: slope(`${id}r`, paint, 0.9) + `<clipPath id="${id}k">${path(outline, "")}</clipPath>`,
    body:
      greens +
      path(outline, `fill="url(#${id}r)"`) +
      `<g clip-path="url(#${id}k)">${rings}${eyes}${ellipse(-w * 0.45, -h * 0.3, w * 0.14, h * 0.42, 'fill="#fff" opacity=".22"')}</g>`,
  };
}

import type { Chance } from "../world/chance";
import { ball, circle, ellipse, path, round, shine, slope, wobble, type Motif, type Paint } from "./draw";

export type Grain = { rx: number; ry: number; colours: readonly string[]; crease?: string };

function heap(radius: number, { rx, ry, colours, crease }: Grain, luck: Chance): string {
  const count = Math.min(900, Math.round((radius * radius * 3.4) / (rx * ry)));
  return Array.from({ length: count }, () => {
    const far = Math.sqrt(luck.next()) * radius;
    const angle = luck.next() * 6.2832;
    const x = Math.cos(angle) * far;
    const y = Math.sin(angle) * far;
    const turn = round(luck.next() * 180);
    const line = crease
      ? `<path d="M${round(x - rx * 0.7)} ${round(y)}h${round(rx * 1.4)}" stroke="${crease}" stroke-width=".5" transform="rotate(${turn} ${round(x)} ${round(y)})"/>`
      : "";
    return (
      ellipse(
        x,
        y,
        rx,
        ry,
        `fill="${luck.pick(colours)}" stroke="#000" stroke-opacity=".22" stroke-width=".35" transform="rotate(${turn} ${round(x)} ${round(y)})"`,
      ) + line
    );
  }).join("");
}

export const bowls = {
  clay: { light: "#c98d5e", base: "#a0623a", dark: "#5f3519" },
  celadon: { light: "#eef4ea", base: "#c7d8c8", dark: "#7d9683" },
  white: { light: "#ffffff", base: "#ece6da", dark: "#a89e8c" },
  wood: { light: "#d9a566", base: "#b07a3f", dark: "#6d4520" },
} as const;

/** A bowl from above, filled to the rim. */
export function bowl(id: string, paint: Paint, grain: Grain, luck: Chance): Motif {
  return {
    defs:
      ball(`${id}w`, paint) +
      `<radialGradient id="${id}i" r="62%"><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".55"/></radialGradient><clipPath id="${id}c">${circle(0, 0, 42, "")}</clipPath>`,
    body:
      circle(0, 0, 49, `fill="url(#${id}w)"`) +
      circle(0, 0, 43, `fill="${paint.dark}"`) +
      `<g clip-path="url(#${id}c)">${circle(0, 0, 43, `fill="${grain.colours[0] ?? paint.dark}"`)}${heap(43, grain, luck)}</g>` +
      circle(0, 0, 42.5, `fill="url(#${id}i)"`),
  };
}

const label = (y: number, w: number, h: number, tint: string): string =>
  `<rect x="${round(-w)}" y="${round(y)}" width="${round(w * 2)}" height="${round(h)}" rx="2" fill="#fbf4e2"/><rect x="${round(-w)}" y="${round(y)}" width="${round(w * 2)}" height="3" fill="${tint}"/>` +
  path(
    `M0 ${round(y + h * 0.78)}C-9 ${round(y + h * 0.66)} -8 ${round(y + h * 0.34)} 0 ${round(y + h * 0.26)}C8 ${round(y + h * 0.34)} 9 ${round(y + h * 0.66)} 0 ${round(y + h * 0.78)}Z`,
    `fill="${tint}"`,
  ) +
  path(`M0 ${round(y + h * 0.8)}V${round(y + h * 0.36)}`, 'stroke="#fbf4e2" stroke-width="1"');

export function bottle(id: string, liquid: Paint, cap: string, tint: string): Motif {
  const glass = "M-7 -46H7V-30C7 -24 17 -20 17 -10V42Q17 48 11 48H-11Q-17 48 -17 42V-10C-17 -20 -7 -24 -7 -30Z";
  return {
    defs: slope(`${id}g`, liquid, 0.95),
    body:
      path(glass, `fill="url(#${id}g)" stroke="${liquid.dark}" stroke-width=".8"`) +
      `<rect x="-8.5" y="-50" width="17" height="10" rx="2" fill="${cap}"/><rect x="-8.5" y="-50" width="5" height="10" rx="2" fill="#fff" opacity=".25"/>` +
      label(-2, 17, 34, tint) +
      path("M-12 -12V40", 'stroke="#fff" stroke-width="3.4" opacity=".35" stroke-linecap="round"'),
  };
}

export function jar(id: string, content: Paint, lid: string, tint: string, grain?: Grain, luck?: Chance): Motif {
  const glass = "M-26 -26Q-32 -22 -32 -12V38Q-32 47 -22 47H22Q32 47 32 38V-12Q32 -22 26 -26Z";
  const inside = grain && luck ? `<g clip-path="url(#${id}c)">${heap(62, grain, luck)}</g>` : "";
  return {
    defs: slope(`${id}j`, content, 0.95) + `<clipPath id="${id}c">${path(glass, "")}</clipPath>`,
    body:
      path(glass, `fill="url(#${id}j)" stroke="${content.dark}" stroke-width=".8"`) +
      inside +
      `<rect x="-28" y="-42" width="56" height="17" rx="4" fill="${lid}"/><rect x="-28" y="-42" width="56" height="5" rx="3" fill="#fff" opacity=".3"/>` +
      label(-4, 24, 36, tint) +
      path("M-26 -16V38", 'stroke="#fff" stroke-width="4" opacity=".4" stroke-linecap="round"'),
  };
}

/** A paper bag with a folded top. */
export function bag(id: string, paper: Paint, tint: string): Motif {
  return {
    defs: slope(`${id}p`, paper, 0.9),
    body:
      path("M-30 -34L30 -34L34 46Q0 50 -34 46Z", `fill="url(#${id}p)"`) +
      path("M-30 -46H30V-34H-30Z", `fill="${paper.dark}"`) +
      path("M-30 -46H30V-41H-30Z", `fill="${paper.base}"`) +
      path("M-24 -34L-28 46M24 -34L28 46", `stroke="${paper.dark}" stroke-width="1" opacity=".5"`) +
      label(-16, 21, 42, tint),
  };
}

/** Round sheets, rice paper or noodle nests, one on another. */
export function stack(id: string, paint: Paint, strands: boolean, luck: Chance): Motif {
  const sheet = (index: number): string => {
    const x = wobble(luck, 5);
    const y = 8 - index * 4;
    const lines = strands
      ? Array.from({ length: 46 }, () =>
          path(
            `M${round(x + wobble(luck, 38))} ${round(y + wobble(luck, 30))}q${round(wobble(luck, 30))} ${round(wobble(luck, 26))} ${round(wobble(luck, 22))} ${round(wobble(luck, 22))}`,
            `stroke="${luck.pick([paint.light, paint.base, paint.dark])}" stroke-width="1.7" fill="none"`,
          ),
        ).join("")
      : Array.from({ length: 26 }, () =>
          circle(x + wobble(luck, 36), y + wobble(luck, 30), 0.8, `fill="${paint.dark}" opacity=".4"`),
        ).join("");
    return ellipse(x, y, 46, 40, `fill="url(#${id}s)" stroke="${paint.dark}" stroke-width=".7"`) + lines;
  };
  return { defs: ball(`${id}s`, paint), body: [0, 1, 2, 3].map(sheet).join("") };
}

/** A glazed pot with its lid. */
export const clayPot = (id: string): Motif => ({
  defs: ball(`${id}p`, { light: "#b5744a", base: "#7c4526", dark: "#3b1d0d" }),
  body:
    ellipse(0, 12, 48, 36, `fill="url(#${id}p)"`) +
    ellipse(0, -12, 44, 20, 'fill="#5c3019"') +
    ellipse(0, -15, 40, 17, `fill="url(#${id}p)"`) +
    circle(0, -28, 6, 'fill="#8a5230"') +
    path("M-48 4q-12 4 -6 14M48 4q12 4 6 14", 'stroke="#6b3b20" stroke-width="6" fill="none"') +
    shine(-18, 2, 9, 4, 0.3),
});

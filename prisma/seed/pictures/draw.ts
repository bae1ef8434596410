import type { Chance } from "../world/chance";

/** A drawing around the origin, about 100 units across; its ids start with the name it was given. */
export type Motif = { readonly defs: string; readonly body: string };

export type Paint = { readonly light: string; readonly base: string; readonly dark: string };

export const round = (value: number): string => value.toFixed(1);

/** A ball lit from the upper left. */
export const ball = (id: string, { light, base, dark }: Paint): string =>
  `<radialGradient id="${id}" cx="34%" cy="28%" r="78%"><stop offset="0" stop-color="${light}"/><stop offset=".5" stop-color="${base}"/><stop offset="1" stop-color="${dark}"/></radialGradient>`;

export const slope = (id: string, { light, base, dark }: Paint, tilt = 1): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${tilt}" y2="${1 - tilt * 0.6}"><stop offset="0" stop-color="${light}"/><stop offset=".45" stop-color="${base}"/><stop offset="1" stop-color="${dark}"/></linearGradient>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, rest: string): string =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" ${rest}/>`;

export const circle = (cx: number, cy: number, r: number, rest: string): string => ellipse(cx, cy, r, r, rest);

export const path = (d: string, rest: string): string => `<path d="${d}" ${rest}/>`;

export const turned = (x: number, y: number, degrees: number, scale: number, inside: string): string =>
  `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(degrees)}) scale(${scale.toFixed(3)})">${inside}</g>`;

/** Points spread evenly over an ellipse, from the outside in (golden angle). */
export function sunflower(count: number, rx: number, ry: number): { x: number; y: number; edge: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const edge = Math.sqrt((index + 0.5) / count);
    const angle = index * 2.399963;
    return { x: Math.cos(angle) * rx * edge, y: Math.sin(angle) * ry * edge, edge };
  }).sort((a, b) => b.edge - a.edge);
}

export const shine = (x: number, y: number, rx: number, ry: number, strength = 0.45): string =>
  ellipse(x, y, rx, ry, `fill="#fff" opacity="${strength}" transform="rotate(-28 ${round(x)} ${round(y)})"`);

export const wobble = (luck: Chance, size: number): number => (luck.next() - 0.5) * 2 * size;

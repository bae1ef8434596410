import type { Point } from "~/domain/shared/geo";

export type Spot = { readonly x: number; readonly y: number };
export type Frame = { readonly width: number; readonly height: number; readonly place: (point: Point) => Spot };

const width = 360;
const height = 240;
const margin = 36;
/** Two doors in one street still get a neighbourhood around them, degrees. */
const smallestSpan = 0.02;

/** Fits points into the drawing, north up, with the east-west scale of their latitude. */
export function frameAround(points: readonly Point[]): Frame {
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => lng);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lng: (Math.min(...lngs) + Math.max(...lngs)) / 2 };
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  const spanLat = Math.max(smallestSpan, Math.max(...lats) - Math.min(...lats));
  const spanLng = Math.max(smallestSpan, Math.max(...lngs) - Math.min(...lngs)) * squeeze;
  const scale = Math.min((width - 2 * margin) / spanLng, (height - 2 * margin) / spanLat);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    width,
    height,
    place: ({ lat, lng }) => ({
      x: round(width / 2 + (lng - middle.lng) * squeeze * scale),
      y: round(height / 2 - (lat - middle.lat) * scale),
    }),
  };
}

export const isInside = ({ width: w, height: h }: Frame, { x, y }: Spot): boolean =>
  x >= 0 && x <= w && y >= 0 && y <= h;

/** Names that do not lie over one another or over a taken spot, the first ones first. */
export function spacedOut<T extends Spot>(spots: readonly T[], taken: readonly Spot[], count: number): T[] {
  const kept: T[] = [];
  for (const spot of spots) {
    if (kept.length >= count) break;
    const others: readonly Spot[] = [...kept, ...taken];
    if (others.every((other) => Math.abs(other.x - spot.x) > 62 || Math.abs(other.y - spot.y) > 16)) kept.push(spot);
  }
  return kept;
}

const letterWidth = 6.3;
/** Where the middle of a text may stand nearest to `x`, so that the whole of it is inside the drawing. */
export function middleOf({ width: w }: Frame, text: string, x: number): { middle: number; half: number } {
  const half = Math.min(w / 2, (text.length * letterWidth) / 2);
  return { half, middle: Math.min(Math.max(x, half + 2), w - half - 2) };
}

const lineHeight = 14;
/** Below its mark, above it, and then a line further each way. */
const placesOfLabel = [20, -12, 20 + lineHeight, -12 - lineHeight];

/**
 * Where each label's middle goes, so that it is whole inside the drawing and lies over no other: two marks that nearly touch would
 * else print one name over the other. What finds no free place stands below its mark all the same.
 */
export function placeLabels<T extends Spot & { readonly label: string }>(frame: Frame, marks: readonly T[]): Spot[] {
  const placed: { x: number; y: number; half: number }[] = [];
  for (const { label, x, y } of marks) {
    const { middle, half } = middleOf(frame, label, x);
    const isFree = (at: number): boolean =>
      at > lineHeight &&
      at < frame.height - 4 &&
      placed.every((other) => Math.abs(other.y - at) >= lineHeight || Math.abs(other.x - middle) >= other.half + half);
    const at = placesOfLabel.map((offset) => y + offset).find(isFree) ?? y + 20;
    placed.push({ x: middle, y: at, half });
  }
  return placed.map(({ x, y }) => ({ x, y }));
}

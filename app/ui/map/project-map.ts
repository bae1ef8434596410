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

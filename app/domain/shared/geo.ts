/** A place on earth, WGS 84 degrees. */
export type Point = { readonly lat: number; readonly lng: number };

const earthRadiusM = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Vietnam with its islands; a pin outside is a mistake. */
export const isInVietnam = ({ lat, lng }: Point): boolean => lat >= 6 && lat <= 23.6 && lng >= 102 && lng <= 117.9;

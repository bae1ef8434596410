import type { Point } from "~/domain/shared/geo";
import { frameAround, isInside, middleOf, placeLabels, spacedOut } from "./project-map";

export type MapStop = Point & { readonly kind: "farm" | "hub" | "door" | "courier"; readonly label: string };
export type MapTown = Point & { readonly name: string };

type Shape = { stops: readonly MapStop[]; towns: readonly MapTown[]; title: string };

/**
 * A map without tiles: known towns for orientation, the stops, and the way between them. Drawn on the server, so it costs a
 * few kilobytes and works without scripts.
 */
export function RouteMap({ stops, towns, title }: Shape) {
  if (stops.length === 0) return null;
  const frame = frameAround(stops);
  const marks = stops.map((stop) => ({ ...stop, ...frame.place(stop) }));
  const dots = towns.map((town) => ({ name: town.name, ...frame.place(town) })).filter((dot) => isInside(frame, dot));
  const labels = placeLabels(frame, marks);
  const names = spacedOut(dots, [...marks, ...labels], 7);
  const ways = waysBetween(marks);
  return (
    <svg className="route-map" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={title}>
      <rect className="route-map-ground" width={frame.width} height={frame.height} rx="12" />
      {dots.map((dot, index) => (
        <circle key={index} className="route-map-town" cx={dot.x} cy={dot.y} r="2" />
      ))}
      {names.map(({ name, x, y }) => (
        <text
          key={`${name}${x}`}
          className="route-map-name"
          x={middleOf(frame, name, x).middle}
          y={Math.max(y - 5, 10)}
        >
          {name}
        </text>
      ))}
      {ways.map(({ from, to }, index) => (
        <line
          key={index}
          className={`route-map-way route-map-way-${from.kind}`}
          {...{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }}
        />
      ))}
      {marks.map(({ kind, label, x, y }, index) => (
        <g key={index} className={`route-map-stop route-map-${kind}`}>
          <circle cx={x} cy={y} r="7" />
          <text {...labels[index]}>{label}</text>
        </g>
      ))}
    </svg>
  );
}

type Mark = MapStop & { readonly x: number; readonly y: number };

/** From the farm through the hubs to the door, in the order given; and from the courier to the door. */
function waysBetween(marks: readonly Mark[]): { from: Mark; to: Mark }[] {
  const way = marks.filter(({ kind }) => kind !== "courier");
  const legs = way.slice(1).flatMap((to, index) => {
    const from = way[index];
    return from ? [{ from, to }] : [];
  });
  const door = marks.find(({ kind }) => kind === "door");
  const couriers = door ? marks.filter(({ kind }) => kind === "courier").map((from) => ({ from, to: door })) : [];
  return [...legs, ...couriers];
}

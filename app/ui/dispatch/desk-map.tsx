import type { DeskCourier, DeskLoad } from "~/domain/delivery/dispatch/desk-queries.server";
import { m } from "~/paraglide/messages";
import { frameAround, isInside, middleOf, spacedOut, type Frame } from "~/ui/map/project-map";
import type { MapTown } from "~/ui/map/route-map";

/** Minutes open after which a load is drawn as ageing, and as old. */
const ageing = 15;
const old = 45;

const ageClass = ({ openMinutes, isLate }: DeskLoad): string =>
  isLate || openMinutes >= old ? "desk-load-old" : openMinutes >= ageing ? "desk-load-ageing" : "desk-load-new";

type Shape = {
  readonly loads: readonly DeskLoad[];
  readonly couriers: readonly DeskCourier[];
  readonly towns: readonly MapTown[];
};

/** Open loads coloured by age, couriers, and the runs that they have promised. Drawn on the server, without tiles. */
export function DeskMap({ loads, couriers, towns }: Shape) {
  const busy = couriers.filter(({ stops }) => stops.length > 0);
  const points = [
    ...loads.flatMap(({ from, to }) => [from, to]),
    ...busy.flatMap(({ position, stops }) => [position, ...stops]),
  ];
  if (points.length === 0) return null;
  const frame = frameAround(points);
  return (
    <svg
      className="route-map desk-map"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={m.dispatch_map()}
    >
      <rect className="route-map-ground" width={frame.width} height={frame.height} rx="12" />
      <Towns towns={towns} frame={frame} />
      {busy.map((courier, index) => (
        <Run key={courier.id} courier={courier} frame={frame} tint={index % runTints} />
      ))}
      {loads.map((load) => (
        <Load key={load.id} load={load} frame={frame} />
      ))}
      {couriers
        .map(({ id, name, position, stops }) => ({ id, name, isBusy: stops.length > 0, ...frame.place(position) }))
        .filter((spot) => isInside(frame, spot))
        .map(({ id, name, isBusy, x, y }) => (
          <rect
            key={id}
            className={isBusy ? "desk-courier" : "desk-courier desk-courier-idle"}
            x={x - 3.5}
            y={y - 3.5}
            width="7"
            height="7"
          >
            <title>{name}</title>
          </rect>
        ))}
    </svg>
  );
}

const runTints = 4;

function Towns({ towns, frame }: { towns: readonly MapTown[]; frame: Frame }) {
  const dots = towns.map((town) => ({ name: town.name, ...frame.place(town) })).filter((dot) => isInside(frame, dot));
  return spacedOut(dots, [], 6).map(({ name, x, y }) => (
    <g key={`${name}${x}`}>
      <circle className="route-map-town" cx={x} cy={y} r="2" />
      <text className="route-map-name" x={middleOf(frame, name, x).middle} y={Math.max(y - 5, 10)}>
        {name}
      </text>
    </g>
  ));
}

function Run({ courier, frame, tint }: { courier: DeskCourier; frame: Frame; tint: number }) {
  const spots = [courier.position, ...courier.stops].map(frame.place);
  return (
    <g className={`desk-run desk-run-${tint}`}>
      <polyline points={spots.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {spots.slice(1).map(({ x, y }, index) => (
        <circle key={index} cx={x} cy={y} r="2.5" />
      ))}
    </g>
  );
}

function Load({ load, frame }: { load: DeskLoad; frame: Frame }) {
  const [from, to] = [frame.place(load.from), frame.place(load.to)];
  return (
    <g className={`desk-load ${ageClass(load)}`}>
      <title>{load.code}</title>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={from.x} cy={from.y} r="5" />
    </g>
  );
}

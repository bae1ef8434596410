import { Chance } from "~/domain/delivery/solver/chance";
import type {
  FrozenStop,
  RequestStop,
  RoadTable,
  RoutingProblem,
  TransportRequest,
  VehicleOffer,
} from "~/domain/delivery/solver/model";

/** Which rules a drawn problem has besides windows and one capacity. */
export type Features = {
  readonly isAsymmetric?: boolean;
  readonly hasRichFleet?: boolean;
  readonly hasTwoLoads?: boolean;
  readonly hasRides?: boolean;
  readonly hasGoods?: boolean;
  readonly hasBarred?: boolean;
  readonly hasPromises?: boolean;
  readonly hasOnBoard?: boolean;
  readonly hasFrozen?: boolean;
  readonly hasTiers?: boolean;
};

const side = 60;
const shift = 480;

/** A seeded problem of `pairs` pickups and deliveries on a square, with a depot in its middle as place 0. */
export function drawProblem(seed: number, pairs: number, vehicles: number, features: Features = {}): RoutingProblem {
  const chance = new Chance(seed);
  const roads = drawRoads(chance, 2 * pairs + 1, features);
  const fleet = Array.from({ length: vehicles }, (_, index) => drawVehicle(chance, index, 2 * pairs + 1, features));
  const requests = Array.from({ length: pairs }, (_, index) => drawRequest(chance, index, roads, fleet, features));
  const problem: RoutingProblem = {
    roads: features.hasRichFleet === true ? [roads, slower(roads)] : [roads],
    vehicles: features.hasFrozen === true ? withFrozen(fleet, requests) : fleet,
    requests,
  };
  return features.hasGoods === true ? { ...problem, conflicts: [["durian", "tofu"]] } : problem;
}

function drawRoads(chance: Chance, places: number, { isAsymmetric }: Features): RoadTable {
  const points = Array.from({ length: places }, (_, at) =>
    at === 0 ? [side / 2, side / 2] : [chance.unit() * side, chance.unit() * side],
  );
  const minutes = new Float64Array(places * places);
  points.forEach(([x = 0, y = 0], from) => {
    points.forEach(([u = 0, v = 0], to) => {
      const straight = Math.hypot(x - u, y - v);
      const isRounded = isAsymmetric === true && from !== to;
      minutes[from * places + to] = isRounded ? Math.round(straight * (1 + 0.3 * chance.unit())) + 1 : straight;
    });
  });
  return { places, minutes };
}

const slower = ({ places, minutes }: RoadTable): RoadTable => ({
  places,
  minutes: minutes.map((value) => value * 1.5),
  cost: minutes,
});

function drawVehicle(chance: Chance, index: number, places: number, features: Features): VehicleOffer {
  const isRich = features.hasRichFleet === true;
  return {
    id: `v${index}`,
    roads: isRich ? index % 2 : 0,
    start: isRich ? chance.below(places) : 0,
    end: isRich && index % 3 === 0 ? null : 0,
    from: isRich ? chance.below(60) : 0,
    until: isRich ? shift - chance.below(60) : shift,
    capacity: features.hasTwoLoads === true ? [60, 20] : [60],
    ...(isRich ? { fixedCost: 10 * chance.below(5) } : {}),
  };
}

function drawStop(chance: Chance, place: number, soonest: number, last: number): RequestStop {
  const centre = soonest + chance.unit() * Math.max(0, last - soonest);
  const half = 15 + chance.unit() * 60;
  return { place, earliest: Math.max(0, centre - half), latest: centre + half, service: 5 };
}

function drawRequest(
  chance: Chance,
  index: number,
  { places, minutes }: RoadTable,
  fleet: readonly VehicleOffer[],
  features: Features,
): TransportRequest {
  const pickup = drawStop(chance, 2 * index + 1, 30, 300);
  const direct = minutes[pickup.place * places + 2 * index + 2] ?? 0;
  const delivery = drawStop(chance, 2 * index + 2, pickup.earliest + direct + 5, 420);
  const load = features.hasTwoLoads === true ? [1 + chance.below(20), chance.below(8)] : [1 + chance.below(20)];
  const named = (): string => fleet[chance.below(fleet.length)]?.id ?? "";
  const isOnBoard = features.hasOnBoard === true && index % 6 === 0;
  return {
    id: `r${index}`,
    load,
    ...(isOnBoard ? { onBoardOf: fleet[index % fleet.length]?.id ?? "" } : { pickup }),
    delivery,
    ...(features.hasRides === true && index % 3 === 0 ? { rideLimit: direct + chance.below(40) } : {}),
    ...(features.hasGoods === true ? { goods: ["durian", "tofu", "rice"][index % 3] ?? "rice" } : {}),
    ...(features.hasBarred === true && !isOnBoard && index % 4 === 0
      ? { barred: new Map([[named(), "no_pass"]]) }
      : {}),
    ...(features.hasPromises === true && index % 5 === 0 ? { promised: { to: named(), moveCost: 25 } } : {}),
    ...(features.hasTiers === true ? { penalty: 200, tier: index % 4 === 0 ? 1 : 0 } : {}),
  };
}

/** The first vehicle is on its way to one pickup, the second to a pickup and the delivery after it. */
function withFrozen(fleet: readonly VehicleOffer[], requests: readonly TransportRequest[]): VehicleOffer[] {
  const whole = requests.filter(({ pickup, barred, goods }) => pickup !== undefined && !barred && goods !== "tofu");
  const [one, two] = whole;
  const stops: FrozenStop[][] = [
    one === undefined ? [] : [{ request: one.id, kind: "pickup" }],
    two === undefined
      ? []
      : [
          { request: two.id, kind: "pickup" },
          { request: two.id, kind: "delivery" },
        ],
  ];
  return fleet.map((vehicle, index) => {
    const frozen = stops[index] ?? [];
    return frozen.length === 0 ? vehicle : { ...vehicle, frozen };
  });
}

import type { RoadTimes } from "~/domain/delivery/dispatch/decision";
import { anchorOf } from "~/domain/delivery/dispatch/shard-of";
import type { Point } from "~/domain/shared/geo";
import { AreaBook } from "../city/right-of-way";
import type { Day, DayOrder } from "../day";
import { newJournal } from "../journal";
import { rainSpeed } from "../shocks";
import { Agenda, type Offer } from "./events";
import { OpenLoads } from "./open-loads";
import { shardsOf } from "./shards";
import { newLoad, newRider, type End, type Load, type Rider } from "./state";

/** The city as it stands at one minute. Only the files beside this one change it. */
export class City {
  now: number;
  isRaining = false;
  readonly open = new OpenLoads();
  readonly loads = new Map<string, Load>();
  readonly riders = new Map<string, Rider>();
  /** What couriers are asked about now. */
  readonly offersOut = new Set<Offer>();
  readonly agenda = new Agenda();
  readonly journal = newJournal();
  readonly areas: AreaBook;
  readonly shardOf: (point: Point) => number;
  /** Trucks are shared out among the hubs they feed: they belong there while they stand empty, wherever that is. */
  readonly hubOf: ReadonlyMap<Rider, Point>;
  private readonly wet: RoadTimes;
  /** Orders that wait for a haul, by its id. */
  private readonly behind = new Map<string, number>();

  constructor(readonly day: Day) {
    this.now = day.begins;
    this.areas = new AreaBook(day.orders[0]?.from.provinceCode ?? "", () => this.roads);
    this.shardOf = shardsOf(day);
    const { minutes, metres } = day.roads;
    this.wet = { metres, minutes: (from, to, vehicle, known) => minutes(from, to, vehicle, known) / rainSpeed };
    for (const order of day.orders) {
      this.loads.set(order.id, newLoad(order, this.shardOf(anchorOf(order))));
      if (order.after !== null) this.behind.set(order.after, (this.behind.get(order.after) ?? 0) + 1);
    }
    for (const courier of day.couriers) this.riders.set(courier.id, newRider(courier));
    this.hubOf = hubsOfTrucks(day.hubs, [...this.riders.values()]);
    for (const rule of day.rules) this.areas.announce(rule);
  }

  /** As a dispatcher may expect them now. */
  get roads(): RoadTimes {
    return this.isRaining ? this.wet : this.day.roads;
  }

  load(id: string): Load {
    return known(this.loads.get(id), id);
  }

  rider(id: string): Rider {
    return known(this.riders.get(id), id);
  }

  end(load: Load, end: End): void {
    if (load.end !== null) throw new Error(`${load.order.id} ends twice: ${load.end.kind}, ${end.kind}`);
    load.end = end;
    this.open.remove(load);
    this.journal.ends.set(load.order.id, end);
  }

  /** How many shoppers' parcels are late when this is. */
  parcelsOn({ id }: DayOrder): number {
    return this.behind.get(id) ?? 1;
  }

  /** When the goods can be handed over, as far as anybody knows; null: nobody does. */
  readyMinute({ order, from, readyAt }: Load): number | null {
    if (from !== order.from) return readyAt;
    if (order.after === null) return order.readyAt + order.packingDelay;
    const haul = this.load(order.after).end;
    return haul?.kind === "delivered" ? Math.max(order.readyAt, haul.at + sortMinutes) : null;
  }
}

/** From the haul's arrival at the hub to the wave. */
export const sortMinutes = 25;

function hubsOfTrucks(hubs: readonly Point[], riders: readonly Rider[]): Map<Rider, Point> {
  const trucks = riders.filter(({ spec }) => spec.vehicle === "truck");
  return new Map(
    trucks.flatMap((truck, index): [Rider, Point][] => {
      const hub = hubs[index % hubs.length];
      return hub === undefined ? [] : [[truck, hub]];
    }),
  );
}

function known<Thing>(thing: Thing | undefined, id: string): Thing {
  if (thing === undefined) throw new Error(`nobody knows ${id}`);
  return thing;
}

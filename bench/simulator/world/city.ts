import type { RoadTimes } from "~/domain/delivery/dispatch/decision";
import type { Point } from "~/domain/shared/geo";
import { AreaBook } from "../city/right-of-way";
import type { Day } from "../day";
import { newJournal } from "../journal";
import { rainSpeed } from "../shocks";
import { Agenda, type Offer } from "./events";
import { shardsOf } from "./shards";
import { newLoad, newRider, type End, type Load, type Rider } from "./state";

/** The city as it stands at one minute. Only the files beside this one change it. */
export class City {
  now: number;
  isRaining = false;
  /** Loads that have been placed and have not ended. */
  readonly open = new Map<string, Load>();
  readonly loads = new Map<string, Load>();
  readonly riders = new Map<string, Rider>();
  /** What couriers are asked about now. */
  readonly offersOut = new Set<Offer>();
  readonly agenda = new Agenda();
  readonly journal = newJournal();
  readonly areas: AreaBook;
  readonly shardOf: (point: Point) => number;
  private readonly wet: RoadTimes;

  constructor(readonly day: Day) {
    this.now = day.begins;
    this.areas = new AreaBook(day.orders[0]?.from.provinceCode ?? "", () => this.roads);
    this.shardOf = shardsOf(day);
    const { minutes, metres } = day.roads;
    this.wet = { metres, minutes: (from, to, vehicle, known) => minutes(from, to, vehicle, known) / rainSpeed };
    for (const order of day.orders)
      this.loads.set(order.id, newLoad(order, this.shardOf(order.lane === "haul" ? order.to : order.from)));
    for (const courier of day.couriers) this.riders.set(courier.id, newRider(courier));
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
    this.open.delete(load.order.id);
    this.journal.ends.set(load.order.id, end);
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

function known<Thing>(thing: Thing | undefined, id: string): Thing {
  if (thing === undefined) throw new Error(`nobody knows ${id}`);
  return thing;
}

import type { City } from "./city";
import type { Load } from "./state";

/** What is booked for later than this has no plan yet that could be wrong. */
const bookedMinutes = 240;

/** How long it takes until every load that a change of areas touches is carried by somebody who may, or held with a reason. */
export class Recovery {
  private touched: Load[];
  private milliseconds = 0;
  private readonly affected: number;
  private readonly since: number;

  constructor(private readonly city: City) {
    this.since = city.now;
    this.touched = city.open.all().filter((load) => isTouched(city, load));
    this.affected = this.touched.length;
    for (const load of this.touched) {
      load.held = null;
      load.reasons = {};
    }
  }

  /** Asked after each tick; true when there is nothing left to wait for. */
  look(milliseconds: number): boolean {
    this.milliseconds += milliseconds;
    this.touched = this.touched.filter((load) => !isSettled(this.city, load));
    if (this.touched.length > 0) return false;
    this.note(this.city.now - this.since);
    return true;
  }

  /** The day is over and some never were settled. */
  giveUp(): void {
    this.note(null);
  }

  private note(minutes: number | null): void {
    const { since, affected, milliseconds } = this;
    this.city.journal.recoveries.push({ at: since, affected, minutes, milliseconds: Math.round(milliseconds) });
  }
}

function isTouched(city: City, load: Load): boolean {
  const { standing, order } = load;
  if ("courierId" in standing && standing.kind !== "planned") return !mayDrive(city, load, standing.courierId);
  if (order.window.from > city.now + bookedMinutes) return false;
  const nobody = { passes: [], vehicle: "motorbike" } as const;
  return [load.from, order.to].some((place) => city.areas.closedTo(nobody, place, city.now) !== undefined);
}

function isSettled(city: City, load: Load): boolean {
  const { standing } = load;
  if (load.end !== null || load.held !== null || Object.keys(load.reasons).length > 0) return true;
  return "courierId" in standing && mayDrive(city, load, standing.courierId);
}

function mayDrive(city: City, load: Load, courierId: string): boolean {
  const { passes, spec } = city.rider(courierId);
  const door = load.returnsTo ?? load.order.to;
  const places = load.standing.kind === "on_board" ? [door] : [load.from, door];
  return places.every((place) => city.areas.closedTo({ passes, vehicle: spec.vehicle }, place, city.now) === undefined);
}

import type { Decide, Surroundings } from "~/domain/delivery/dispatch/decision";
import { clock } from "./city/make-day";
import type { AreaBook } from "./city/right-of-way";
import type { Day } from "./day";
import { improveBySteps } from "./improve-by-steps";
import type { Journal } from "./journal";
import { shockHours } from "./shocks";
import { applyShock } from "./world/apply-shock";
import { carryOut } from "./world/carry-out";
import { City } from "./world/city";
import { proceed } from "./world/drive";
import { breakDown, comeOnDuty, endShift } from "./world/duty";
import type { Happening } from "./world/events";
import { fillBoard } from "./world/fill-board";
import { hearAnswer } from "./world/offers";
import { cancel, closeBooks, giveUp, place } from "./world/orders";
import { Recovery } from "./world/recovery";
import { step } from "./world/step";

/** Every closing that was announced, with its minutes. */
export type Closings = AreaBook["announced"];

export type DayRun = { readonly journal: Journal; readonly closings: Closings };

/** Milliseconds that have passed; only for the report, nothing in the day depends on it. */
export type Stopwatch = () => number;

/** Told now and then how many of the day's minutes have passed. */
export type OnProgress = (minutes: number) => void;

/** A whole day under one dispatcher, and what came of it. The same day and dispatcher give the same journal. */
export async function runDay(
  day: Day,
  decide: Decide,
  stopwatch: Stopwatch,
  onProgress: OnProgress = () => undefined,
): Promise<DayRun> {
  const run = new Run(day, decide, stopwatch, onProgress);
  return run.toTheEnd();
}

class Run {
  private readonly city: City;
  private recovery: Recovery | null = null;
  private readonly surroundings: Surroundings;

  constructor(
    private readonly day: Day,
    private readonly decide: Decide,
    private readonly stopwatch: Stopwatch,
    private readonly onProgress: OnProgress,
  ) {
    const city = new City(day);
    this.city = city;
    this.surroundings = {
      roads: {
        minutes: (from, to, vehicle, metres) => city.roads.minutes(from, to, vehicle, metres),
        metres: day.roads.metres,
        ...(day.roads.stopping !== undefined && { stopping: day.roads.stopping }),
      },
      rightOfWay: city.areas.rightOfWay(),
      improve: improveBySteps(day.seed),
    };
    this.enterTheDay();
  }

  async toTheEnd(): Promise<DayRun> {
    const { city, day } = this;
    for (let next = city.agenda.next(); next !== undefined && next.at <= day.ends; next = city.agenda.next()) {
      city.now = next.at;
      await this.happen(next.happening);
    }
    city.now = day.ends;
    closeBooks(city);
    this.recovery?.giveUp();
    for (const rider of city.riders.values()) if (rider.isOnDuty) endBooks(city, rider.spec.id, rider.earnedVnd);
    return { journal: city.journal, closings: city.areas.announced };
  }

  private enterTheDay(): void {
    const { day, city } = this;
    const { agenda } = city;
    for (const { id, placedAt } of day.orders) agenda.add(placedAt, { kind: "placed", orderId: id });
    for (const { id, shift, isNoShow, breaksDownAt } of day.couriers) {
      if (isNoShow) continue;
      agenda.add(shift.from, { kind: "on_duty", courierId: id });
      agenda.add(shift.until, { kind: "off_duty", courierId: id });
      if (breaksDownAt !== null) agenda.add(breaksDownAt, { kind: "breakdown", courierId: id });
    }
    if (day.shock !== null) {
      const [from, until] = shockHours[day.shock];
      agenda.add(Math.max(day.begins, clock(from)), { kind: "shock", isOver: false });
      agenda.add(clock(until), { kind: "shock", isOver: true });
    }
    // Shards look in turn, not all at once.
    for (let shard = 0; shard < day.shards; shard += 1)
      agenda.add(day.begins + (shard / day.shards) * day.tickMinutes, { kind: "tick", shard });
  }

  private async happen(happening: Happening): Promise<void> {
    const { city, day } = this;
    switch (happening.kind) {
      case "tick":
        city.agenda.add(city.now + day.tickMinutes, happening);
        return this.tick(happening.shard);
      case "shock":
        if (day.shock === null || !applyShock(city, day.shock, happening.isOver)) return;
        if (!happening.isOver) this.recovery = new Recovery(city);
        for (let shard = 0; shard < day.shards; shard += 1) await this.tick(shard);
        return;
      case "placed":
        return place(city, happening.orderId);
      case "cancelled":
        return cancel(city, happening.orderId);
      case "given_up":
        return giveUp(city, happening.orderId);
      case "answer":
        return hearAnswer(city, happening.offer);
      default:
        return this.ofCourier(happening);
    }
  }

  private ofCourier(happening: Extract<Happening, { courierId: string }>): void {
    const { city } = this;
    const rider = city.rider(happening.courierId);
    switch (happening.kind) {
      case "on_duty":
        return comeOnDuty(city, rider);
      case "back_on_duty":
        if (rider.spec.shift.until > city.now && !rider.hasLeft) comeOnDuty(city, rider);
        return proceed(city, rider);
      case "off_duty":
        return endShift(city, rider);
      case "breakdown":
        return breakDown(city, rider);
      case "step":
        if (happening.version === rider.version) step(city, rider);
    }
  }

  private async tick(shard: number): Promise<void> {
    const { city } = this;
    this.onProgress(Math.floor(city.now - this.day.begins));
    const board = fillBoard(city, shard);
    if (board.loads.length === 0) return;
    const started = this.stopwatch();
    const decisions = await this.decide(board, this.surroundings);
    const milliseconds = this.stopwatch() - started;
    city.journal.ticks.push({ shard, at: city.now, open: board.loads.length, milliseconds });
    carryOut(city, shard, decisions);
    if (this.recovery?.look(milliseconds) === true) this.recovery = null;
  }
}

function endBooks({ journal, now }: City, courierId: string, earnedVnd: number): void {
  const shift = journal.shifts.get(courierId);
  if (shift !== undefined) Object.assign(shift, { until: now, earnedVnd });
}

import FlatQueue from "flatqueue";
import type { Decision } from "~/domain/delivery/dispatch/decision";

export type Offer = {
  readonly courierId: string;
  readonly loadIds: readonly string[];
  readonly stops: Extract<Decision, { kind: "offer" | "roster" }>["stops"];
  readonly arrivals: readonly number[];
  readonly answer: "accepted" | "declined" | "expired";
};

export type Happening =
  | { readonly kind: "placed" | "cancelled" | "given_up"; readonly orderId: string }
  | { readonly kind: "on_duty" | "off_duty" | "breakdown" | "back_on_duty"; readonly courierId: string }
  /** The courier's next step: leave, arrive, begin or end a service. Void when the version has moved on. */
  | { readonly kind: "step"; readonly courierId: string; readonly version: number }
  | { readonly kind: "answer"; readonly offer: Offer }
  | { readonly kind: "tick"; readonly shard: number }
  | { readonly kind: "shock"; readonly isOver: boolean };

/** Happenings by minute; those of one minute in the order they were entered. */
export class Agenda {
  private readonly queue = new FlatQueue<{ at: number; happening: Happening }>();
  private readonly sameMinute: Happening[] = [];
  private entered = 0;
  private minute = -Infinity;

  add(at: number, happening: Happening): void {
    // The heap knows no order among equals; a billionth of a minute each gives them one.
    this.entered += 1;
    if (at <= this.minute) this.sameMinute.push(happening);
    else this.queue.push({ at, happening }, at + this.entered * 1e-9);
  }

  next(): { at: number; happening: Happening } | undefined {
    const soon = this.sameMinute.shift();
    if (soon !== undefined) return { at: this.minute, happening: soon };
    const entry = this.queue.pop();
    if (entry !== undefined) this.minute = Math.max(this.minute, entry.at);
    return entry && { at: this.minute, happening: entry.happening };
  }
}

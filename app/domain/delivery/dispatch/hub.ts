import type { Place } from "./board";

/** A place where goods are gathered, sorted and sent on. */
export type Hub = {
  readonly id: string;
  readonly place: Place;
  /** Minutes of the day in Vietnam; goods come and go between the two. Equal: round the clock. Over midnight when `closes` is less. */
  readonly opens: number;
  readonly closes: number;
  /** From arrival to being ready for the next vehicle. */
  readonly sortMinutes: number;
  readonly hasColdRoom: boolean;
  /** False: set aside by an operator, or in an area that is closed. */
  readonly isOpen: boolean;
};

const day = 1440;
/** Vietnam keeps UTC+07:00 all year. */
const zone = 420;

const minuteOfDay = (at: number): number => (((at + zone) % day) + day) % day;

export function isHubOpenAt({ opens, closes }: Pick<Hub, "opens" | "closes">, at: number): boolean {
  const minute = minuteOfDay(at);
  if (opens === closes) return true;
  return opens < closes ? minute >= opens && minute <= closes : minute >= opens || minute <= closes;
}

/** The first minute from `at` on when the hub is open. */
export const nextOpening = (hub: Pick<Hub, "opens" | "closes">, at: number): number =>
  isHubOpenAt(hub, at) ? at : at + ((hub.opens - minuteOfDay(at) + day) % day);

/** The last minute up to `at` when the hub is open. */
export const lastClosing = (hub: Pick<Hub, "opens" | "closes">, at: number): number =>
  isHubOpenAt(hub, at) ? at : at - ((minuteOfDay(at) - hub.closes + day) % day);

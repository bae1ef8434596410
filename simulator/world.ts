import { Book } from "./book";
import { SimulatedClock } from "./clock";
import type { Settings, Switches, Terminal } from "./settings";

/** Everything the simulator's parts share. */
export type World = {
  readonly terminal: Terminal;
  readonly clock: SimulatedClock;
  readonly book: Book;
  readonly switches: Switches;
};

export const makeWorld = ({ terminal, clock, switches }: Settings): World => ({
  terminal,
  clock: new SimulatedClock(clock),
  book: new Book(),
  switches: { ...switches },
});

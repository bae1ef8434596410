import { Book } from "./book";
import { SimulatedClock } from "./clock";
import { fileJournal, noJournal, type Journal } from "./journal";
import type { Settings, Switches, Terminal } from "./settings";

/** Everything the simulator's parts share. */
export type World = {
  readonly terminal: Terminal;
  readonly clock: SimulatedClock;
  readonly book: Book;
  readonly journal: Journal;
  readonly switches: Switches;
};

export const makeWorld = ({ terminal, clock, switches, journalPath }: Settings): World => ({
  terminal,
  clock: new SimulatedClock(clock),
  book: new Book(),
  journal: journalPath ? fileJournal(journalPath) : noJournal,
  switches: { ...switches },
});

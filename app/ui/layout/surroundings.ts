import { createContext } from "react";

/** What every page may know of the server that renders it, without asking in a loader. A browser sees the defaults. */
export type Surroundings = {
  /** For the inline scripts of a page that hydrates; browsers hide it from scripts. */
  readonly nonce?: string;
  readonly isDemo: boolean;
};

export const Surroundings = createContext<Surroundings>({ isDemo: false });

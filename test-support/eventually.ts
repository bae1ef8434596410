import { vi } from "vitest";

/** Waits until the look no longer throws. The limit is for what never comes, not for machines that are busy. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 60_000, interval: 5 });

import type { Ids } from "~/domain/shared/ids";
import type { Moment } from "~/platform/outbox.server";

/** Ids that count up from one and bytes from a small generator: the same in every run. */
export function countingIds(seed = 1): Ids {
  let count = 0;
  let state = seed >>> 0;
  const nextByte = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return {
    next: () => {
      count += 1;
      return `01900000-0000-7000-8${String(seed).padStart(3, "0")}-${String(count).padStart(12, "0")}`;
    },
    random: (bytes) => Uint8Array.from({ length: bytes }, nextByte),
  };
}

/** Sunday 22 November 2026, 08:00 in Vietnam. */
export const sundayMorning = new Date("2026-11-22T08:00:00+07:00");

export const momentAt = (now: Date = sundayMorning, ids: Ids = countingIds()): Moment => ({ now, ids });

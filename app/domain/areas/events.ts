import type { AreaRef } from "./movement";

/** Colours, rules, borders or drop points have changed, or will; null: not about one area. */
export const areaChanged = (area: AreaRef | null) =>
  ({ type: "area.changed", subject: `area:${area?.provinceCode ?? "all"}`, payload: { area } }) as const;

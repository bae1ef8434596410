import type { RuleFault } from "~/domain/areas/may-add-rule.server";
import { m } from "~/paraglide/messages";

type DateFault = Extract<RuleFault["reason"], "starts_in_the_past" | "ends_before_it_starts" | "too_far_ahead">;

/** What is wrong with the dates of a rule or a border, beside the field. */
export const dateFaults: Record<DateFault, () => Readonly<Record<string, string>>> = {
  starts_in_the_past: () => ({ from: m.areas_no_past() }),
  ends_before_it_starts: () => ({ until: m.areas_no_order() }),
  too_far_ahead: () => ({ until: m.areas_no_far() }),
};

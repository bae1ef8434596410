import type { GroundDraft } from "~/domain/areas/ground-draft";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { borderText, colourText, moverText, permissionText } from "./colour-words";

type RuleDraft = Extract<GroundDraft, { kind: "rule" }>;

/** A rule that is about to be made, in one line. */
export function ruleChangeText({ mover, permission, colour, replaces }: RuleDraft, areaName: string | null): string {
  const where = [areaName, colour && colourText(colour)].filter((part) => part !== null && part !== "").join(", ");
  const what = `${moverText(mover)}${where === "" ? "" : ` (${where})`}: ${permissionText(mover, permission)}`;
  return replaces === null ? what : m.areas_rules_replaced_by({ rule: what });
}

/** A border that is about to be made, in one line. */
export const borderChangeText = ({ permission, gate }: Extract<GroundDraft, { kind: "crossing" }>): string =>
  [borderText(permission), gate].filter((part) => part !== "").join(" · ");

/** "ends at once", "ends at 18:00 22/11/2026", "no end any more" */
export function endText(until: Date | "now" | null): string {
  if (until === "now") return m.areas_ops_end();
  return until === null ? m.areas_ops_until_reopened() : m.areas_ops_until({ at: formatDateTime(until) });
}

import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { minutesText } from "~/ui/primitives/numbers";

/** By how much a delivery would miss its promise; nothing when it would not. */
export function Lateness({ at, promisedUntil }: { at: string | null; promisedUntil: string }) {
  if (at === null) return null;
  const minutes = Math.round((Date.parse(at) - Date.parse(promisedUntil)) / 60_000);
  return minutes > 0 ? <Badge tone="bad">{m.dispatch_late_by({ time: minutesText(minutes) })}</Badge> : null;
}

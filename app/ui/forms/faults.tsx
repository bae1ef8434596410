import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import type { Texts } from "./fields-of";

/** Above a form that came back: a general fault, or the hint to look at the marked fields. */
export function FormFaults({ faults }: { faults: Texts | undefined }) {
  if (faults === undefined || Object.keys(faults).length === 0) return null;
  return <Notice tone="bad">{faults["form"] ?? m.fault_summary()}</Notice>;
}

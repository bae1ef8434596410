import { useEffect, useRef } from "react";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import type { Texts } from "./fields-of";

/**
 * Above a form that came back: a general fault, or the hint to look at the marked fields. Who pressed a button further down is
 * brought here, where a page with scripts stays as it was.
 */
export function FormFaults({ faults }: { faults: Texts | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers return a promise, which an effect must not.
    place.current?.scrollIntoView({ block: "nearest" });
  }, [faults]);
  if (faults === undefined || Object.keys(faults).length === 0) return null;
  return (
    <div ref={place} className="form-faults">
      <Notice tone="bad">{faults["form"] ?? m.fault_summary()}</Notice>
    </div>
  );
}

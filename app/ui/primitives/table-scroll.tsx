import type { ReactNode } from "react";

/** Holds a table that may be wider than the page; the keyboard scrolls it too, so it has a name and can be reached. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

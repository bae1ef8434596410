import type { ReactNode } from "react";
import type { Tone } from "./notice";

export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === undefined ? "badge" : `badge badge-${tone}`}>{children}</span>;
}

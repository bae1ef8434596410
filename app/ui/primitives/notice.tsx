import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type Tone = "info" | "good" | "warning" | "bad";

const pictures: Record<Tone, IconName> = { info: "info", good: "check", warning: "warning", bad: "warning" };

/** A message in the flow of the page. Bad news is announced at once, the rest politely. */
export function Notice({ tone = "info", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={tone === "info" ? "notice" : `notice notice-${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon name={pictures[tone]} />
      <div>{children}</div>
    </div>
  );
}

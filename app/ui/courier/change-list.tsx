import { Form } from "@remix-run/react";
import type { ChangeToSee } from "~/domain/delivery/runs/change-queries.server";
import type { ToldChange } from "~/domain/delivery/dispatch/run-changes";
import { formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";

const sentences: Record<ToldChange, (facts: { code: string }) => string> = {
  rostered: m.courier_change_rostered,
  assigned: m.courier_change_assigned,
  reordered: m.courier_change_reordered,
  released: m.courier_change_released,
  cancelled: m.courier_change_cancelled,
  hand_over: m.courier_change_hand_over,
  taker: m.courier_change_taker,
  written_off: m.courier_change_written_off,
};

/** What others changed in the run. It stays until the courier says that they have seen it. */
export function ChangeList({ changes }: { changes: readonly ChangeToSee[] }) {
  return changes.map(({ id, kind, code, at }) => (
    <Notice key={id} tone={kind === "cancelled" ? "bad" : "warning"}>
      <Form method="post" className="change">
        <p>
          <b>{formatTime(at)}</b> {sentences[kind]({ code: code ?? "" })}
        </p>
        <input type="hidden" name="changeId" value={id} />
        <Button small look="quiet" name="intent" value="acknowledge">
          {m.courier_change_seen()}
        </Button>
      </Form>
    </Notice>
  ));
}

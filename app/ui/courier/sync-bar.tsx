import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { refusalText } from "./refusal-words";
import type { Outbox } from "./use-outbox";

/** What became of the courier's own actions, in words. */
export function SyncBar({ outbox }: { outbox: Outbox }) {
  const { state, waiting, problems, dismiss, sendNow } = outbox;
  return (
    <div className="sync" aria-live="polite">
      {problems.map(({ seq, problem }) => (
        <Notice key={seq} tone="bad">
          <p>{refusalText(problem ?? "invalid")}</p>
          <Button type="button" look="quiet" small onClick={() => void dismiss(seq)}>
            {m.courier_sync_dismiss()}
          </Button>
        </Notice>
      ))}
      {waiting > 0 && state !== "sending" && (
        <Notice tone="warning">
          <p>
            {m.courier_sync_saved()} · {m.courier_sync_count({ count: waiting })}
          </p>
          <Button type="button" look="quiet" small onClick={sendNow}>
            {m.courier_sync_retry()}
          </Button>
        </Notice>
      )}
      {state === "sending" && <p className="small muted">{m.courier_sync_sending()}</p>}
      {state === "sent" && waiting === 0 && <p className="small muted">{m.courier_sync_sent()}</p>}
    </div>
  );
}

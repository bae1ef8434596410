import type { MessageRow, MessageStatus } from "~/domain/notifications/types";
import { formatPhone } from "~/domain/shared/phone";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Empty } from "~/ui/primitives/empty";
import type { Tone } from "~/ui/primitives/notice";

const tones: Record<MessageStatus, Tone> = { queued: "warning", sent: "good", failed: "bad" };
const labels: Record<MessageStatus, () => string> = {
  queued: m.notifications_status_queued,
  sent: m.notifications_status_sent,
  failed: m.notifications_status_failed,
};

/** Messages as their readers got them. */
export function MessageList({ messages }: { messages: readonly MessageRow[] }) {
  if (messages.length === 0) return <Empty icon="phone" title={m.notifications_none()} />;
  return (
    <ol className="stack stack-tight message-list">
      {messages.map(({ id, channel, recipient, body, status, at, failure }) => (
        <li key={id} className="card stack stack-tight">
          <div className="row row-spread small muted">
            <span>
              {channel.toUpperCase()} → {recipient.startsWith("+84") ? formatPhone(recipient) : recipient}
            </span>
            <span>{formatDateTime(at)}</span>
          </div>
          <p>{body === "" ? m.notifications_erased() : body}</p>
          <div className="row small">
            <Badge tone={tones[status]}>{labels[status]()}</Badge>
            {failure !== null && <span className="muted">{failure}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

import { formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";

export function PayCard({ payUrl, until }: { payUrl: string; until: string }) {
  return (
    <Notice tone="warning">
      <p>{m.tracking_pay_text({ time: formatTime(until) })}</p>
      <a className="button" href={payUrl}>
        {m.tracking_pay()}
      </a>
    </Notice>
  );
}

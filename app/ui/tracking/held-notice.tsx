import type { HeldNews } from "~/domain/delivery/area-changes/held-news.server";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { colourText } from "~/ui/areas/colour-words";
import { Notice } from "~/ui/primitives/notice";

/** Why the goods wait, until when, and what the shopper may do. */
export function HeldNotice({ news, callOffPath }: { news: HeldNews; callOffPath: string | null }) {
  const { areaName: area, spell, until } = news;
  return (
    <Notice tone="warning">
      <p>
        <b>{m.tracking_held_area({ area })}</b>{" "}
        {spell && m.tracking_held_why({ colour: colourText(spell.colour), reason: spell.reason })}
      </p>
      <p>{until === null ? m.tracking_held_open_end() : m.tracking_held_until({ at: formatDateTime(until) })}</p>
      <p>{m.tracking_held_wait()}</p>
      {callOffPath !== null && <CallOff path={callOffPath} text={m.tracking_call_off()} />}
    </Notice>
  );
}

export function CallOff({ path, text }: { path: string; text: string }) {
  return (
    <a className="tap" href={path}>
      {text}
    </a>
  );
}

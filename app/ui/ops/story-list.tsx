import type { StoryLine } from "~/domain/reporting/types";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { eventDetail } from "~/ui/delivery/event-words";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";
import { detailWords } from "./detail-words";
import { factName } from "./fact-words";

const pictures: Record<StoryLine["source"], IconName> = {
  order: "orders",
  shipment: "truck",
  payment: "card",
  refund: "wallet",
  ledger: "scale",
  message: "bell",
  operator: "shield",
};

const sourceLabel = (source: StoryLine["source"]): string =>
  ({
    order: m.ops_source_order,
    shipment: m.ops_source_shipment,
    payment: m.ops_source_payment,
    refund: m.ops_source_refund,
    ledger: m.ops_source_ledger,
    message: m.ops_source_message,
    operator: m.ops_source_operator,
  })[source]();

/** Everything that happened, in order, whoever wrote it down; pointing at a line shows the name it has in the log. */
export function StoryList({ story }: { story: readonly StoryLine[] }) {
  return (
    <ol className="story card">
      {story.map((line, index) => (
        <li key={index}>
          <Icon name={pictures[line.source]} label={sourceLabel(line.source)} />
          <div>
            <b title={line.what}>{factName(line)}</b> {line.about !== null && <span>{line.about}</span>}{" "}
            {line.amountVnd !== null && <span className="price">{formatVnd(line.amountVnd)}</span>}
            <div className="small muted">
              <time dateTime={line.at}>{formatDateTime(line.at)}</time>
              {line.who !== null && <> · {line.who}</>}
              {[line.source === "shipment" ? eventDetail(line.details) : detailWords(line.details), line.detail]
                .filter((words) => words !== "")
                .map((words) => ` · ${words}`)
                .join("")}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

import { noSuch } from "../../stripe/fault";
import { eventList, onlyExpand } from "../../stripe/params";
import { buildEvent, eventColumns, type EventRow } from "../events.server";
import { page } from "../page.server";
import type { Handler } from "../routes.server";

export const retrieveEvent: Handler = async ({ tx }, params, id) => {
  onlyExpand(params, "");
  const { rows } = await tx.query<EventRow>(`select ${eventColumns} from vnpay_gateway.event where id = $1`, [id]);
  const [row] = rows;
  if (!row) throw noSuch("event", id);
  return buildEvent(row);
};

export const listEvents: Handler = async ({ tx }, params) => {
  const asked = eventList(params, "");
  const { hasMore, rows } = await page<EventRow>(
    tx,
    {
      from: `${eventColumns} from vnpay_gateway.event`,
      seq: "seq",
      createdAt: "created_at",
      table: "event",
      what: "event",
      where: [
        asked.type === null ? null : ["type like ?", likeOf(asked.type)],
        asked.types === null ? null : ["type = any(?)", asked.types],
      ],
    },
    asked,
  );
  return { object: "list", data: rows.map(buildEvent), has_more: hasMore, url: "/v1/events" };
};

/** "charge.*" is a family. */
const likeOf = (type: string): string => type.replace(/[%_\\]/g, "\\$&").replace(/\*/g, "%");

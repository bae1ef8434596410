import type { LoaderFunctionArgs } from "@remix-run/node";
import { orderForTracking } from "~/domain/ordering/order-queries.server";
import { present } from "~/domain/shared/missing";
import { followOrder } from "~/domain/tracking/follow-order.server";
import { eventStream, resumeAfter } from "~/http/event-stream.server";
import { wiring } from "~/wiring.server";

/** News of one order as it happens; a browser that comes back says where it left off. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, signals, log } = wiring();
  const { id } = await orderForTracking(db, present(params["trackingToken"], "order"));
  return eventStream(request.signal, (send) =>
    followOrder(
      db,
      signals,
      id,
      resumeAfter(request),
      (news) => send({ id: news.id, event: "news", data: JSON.stringify({ kind: news.kind }) }),
      (err) => log.warn({ err }, "could not read tracking news"),
    ),
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { placesAround } from "~/domain/areas/places-around.server";
import { callableParcels } from "~/domain/delivery/area-changes/call-off-parcels.server";
import { heldNewsOf } from "~/domain/delivery/area-changes/held-news.server";
import { areaNewsOf } from "~/domain/delivery/area-changes/area-news.server";
import { claims, complainableLines } from "~/domain/ordering/claims/claim-queries.server";
import { cancellable } from "~/domain/ordering/cancellable";
import { orderForTracking } from "~/domain/ordering/order-queries.server";
import { present } from "~/domain/shared/missing";
import { storyOf } from "~/domain/tracking/queries.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import { AreaNotice } from "~/ui/tracking/area-notice";
import { ClaimStates } from "~/ui/tracking/claim-states";
import { TrackedPart } from "~/ui/tracking/tracked-part";
import { ReceiptCard } from "~/ui/tracking/receipt-card";
import { StoryCard } from "~/ui/tracking/story-card";
import { PayCard } from "~/ui/tracking/pay-card";
import { wiring } from "~/wiring.server";

/** One unguessable link, no login: whoever holds it follows the order. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, moment } = wiring();
  const order = await orderForTracking(db, present(params["trackingToken"], "order"));
  const { now } = moment();
  const [story, area, told, lines, held, callable] = await Promise.all([
    storyOf(db, order.id, now),
    areaNewsOf(db, order.id, now),
    claims(db, { orderId: order.id }),
    complainableLines(db, order.id, now),
    heldNewsOf(db, order.id, now),
    callableParcels(db, order.id),
  ]);
  const towns = await placesAround(
    db,
    story.shipments.flatMap(({ from, to }) => [from, to]),
  );
  const complaints = { told, canComplain: lines.length > 0, now: now.toISOString() };
  const waiting = { held, callable: callable.map(({ subOrderId }) => subOrderId) };
  return { order, story, area, waiting, complaints, towns: towns.map(({ name, lat, lng }) => ({ name, lat, lng })) };
}

export const headers = () => ({
  ...privatePage,
  "X-Robots-Tag": "noindex, nofollow",
  "Referrer-Policy": "same-origin",
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.tracking_title({ code: data?.order.code ?? "" }) },
  { name: "robots", content: "noindex, nofollow" },
];

export default function Track() {
  const { order, story, area, waiting, complaints, towns } = useLoaderData<typeof loader>();
  return (
    <article className="track stack" data-follow={`/don/${order.trackingToken}/events?after=${story.lastId}`}>
      <noscript>
        <meta httpEquiv="refresh" content="60" />
      </noscript>
      <header>
        <h1>{m.tracking_title({ code: order.code })}</h1>
        <p className="small muted">{m.tracking_live()}</p>
      </header>
      {area && <AreaNotice news={area} />}
      {order.paidAt !== null && order.parts.every(({ status }) => status === "new") && (
        <Notice tone="good">{m.tracking_paid()}</Notice>
      )}
      {order.payUrl !== null && <PayCard payUrl={order.payUrl} until={order.holdExpiresAt} />}
      {order.parts.map((part) => (
        <TrackedPart
          key={part.id}
          part={part}
          shipment={story.shipments.find(({ subOrderId }) => subOrderId === part.id) ?? null}
          towns={towns}
          held={waiting.held.find(({ subOrderId }) => subOrderId === part.id) ?? null}
          callOffPath={waiting.callable.includes(part.id) ? `/don/${order.trackingToken}/huy` : null}
        />
      ))}
      {complaints.told.length > 0 && <ClaimStates claims={complaints.told} now={complaints.now} />}
      {complaints.canComplain && (
        <p>
          <a className="tap" href={`/don/${order.trackingToken}/khieu-nai`}>
            {m.claim_link()}
          </a>
        </p>
      )}
      <StoryCard lines={story.lines} parts={order.parts} />
      <ReceiptCard order={order} />
      {order.creditedVnd > 0 && (
        <a className="tap" href="/so-du">
          {m.credit_guest_track()}
        </a>
      )}
      {order.paidAt !== null && cancellable(order.parts).parts.length > 0 && (
        <p>
          <a className="tap" href={`/don/${order.trackingToken}/huy`}>
            {m.order_cancel()}
          </a>
        </p>
      )}
      <p className="small muted">{m.tracking_private()}</p>
      <script type="module" src="/tracking.js" />
    </article>
  );
}

import type { shipmentStory } from "~/domain/delivery/queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatPhone } from "~/domain/shared/phone";
import { formatDateTime, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { factName } from "~/ui/ops/fact-words";
import { gramsText } from "~/ui/primitives/numbers";
import { coldLabel, kilometres, obstacleCount, offerLabel } from "./delivery-words";
import { eventDetail } from "./event-words";
import { ProofPhoto } from "./proof-photo";

type Story = Awaited<ReturnType<typeof shipmentStory>>;

export function ShipmentFacts({ shipment }: { shipment: Story }) {
  const why = Object.entries(shipment.why);
  return (
    <dl className="facts card">
      <dt>{m.delivery_ops_from()}</dt>
      <dd>
        {shipment.pickupName}, {shipment.pickupText} <Call phone={shipment.pickupPhone} />
      </dd>
      <dt>{m.delivery_ops_to()}</dt>
      <dd>
        {shipment.dropName}, {shipment.dropText} <Call phone={shipment.dropPhone} />
      </dd>
      <dt>{m.delivery_ops_courier()}</dt>
      <dd>
        {shipment.keeperName ?? shipment.courierName ?? (why.length > 0 ? why.map(obstacleCount).join(" · ") : "–")}{" "}
        {shipment.courierPhone !== null && <Call phone={shipment.courierPhone} />}
      </dd>
      <dt>{m.delivery_ops_until()}</dt>
      <dd>{formatDateTime(shipment.windowUntil)}</dd>
      <dt>{m.delivery_ops_pay()}</dt>
      <dd>
        {formatVnd(shipment.payVnd)} · {kilometres(shipment.distanceM)} · {gramsText(shipment.grams)} ·{" "}
        {coldLabel(shipment.coldClass)}
      </dd>
      <dt>{m.delivery_ops_parcels()}</dt>
      <dd>
        {shipment.parcels.map(({ code, grams, scannedAt }) => (
          <div key={code}>
            {code} · {gramsText(grams)} ·{" "}
            {scannedAt ? m.delivery_ops_scanned({ time: formatDateTime(scannedAt) }) : m.delivery_ops_not_scanned()}
          </div>
        ))}
      </dd>
      {shipment.proofs.map(({ kind, photoId, at }) => (
        <Proof key={at} kind={kind} photoId={photoId} at={at} />
      ))}
    </dl>
  );
}

const Call = ({ phone }: { phone: string }) => (
  <a className="tap" href={`tel:${phone}`}>
    {formatPhone(phone)}
  </a>
);

function Proof({ kind, photoId, at }: Story["proofs"][number]) {
  return (
    <>
      <dt>{m.delivery_ops_proof()}</dt>
      <dd>
        {kind === "pin" ? m.delivery_ops_proof_pin() : null} {formatDateTime(at)}
        {photoId && <ProofPhoto photoId={photoId} alt={m.delivery_ops_proof()} />}
      </dd>
    </>
  );
}

export function ShipmentOffers({ offers }: { offers: Story["offers"] }) {
  if (offers.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{m.delivery_ops_offers_title()}</h2>
      <ul className="card stack stack-tight">
        {offers.map((offer) => (
          <li key={offer.id}>
            {offer.courierName} · {offerLabel(offer.status)} · {formatVnd(offer.payVnd)} · +
            {kilometres(Math.max(0, offer.detourM))}{" "}
            <span className="small muted">
              {formatDateTime(offer.sentAt)} ·{" "}
              {offer.seenAt
                ? m.delivery_ops_offer_seen({ time: formatTime(offer.seenAt) })
                : m.delivery_ops_offer_unseen()}
              {offer.answeredAt && <> → {formatTime(offer.answeredAt)}</>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything the log holds; pointing at a line shows the name it has there. */
export function ShipmentEvents({ events }: { events: Story["events"] }) {
  return (
    <section className="stack stack-tight">
      <h2>{m.delivery_ops_events()}</h2>
      <ol className="story card">
        {events.map((event) => (
          <li key={event.id}>
            <div>
              <b title={event.type}>{factName({ source: "shipment", what: event.type })}</b>
              <div className="small muted">
                <time dateTime={event.at}>{formatDateTime(event.at)}</time>
                {event.deviceTime && <> · {m.delivery_ops_device_time({ time: formatDateTime(event.deviceTime) })}</>}
                {[eventDetail(event.details)].filter((words) => words !== "").map((words) => ` · ${words}`)}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

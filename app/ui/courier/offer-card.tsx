import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CourierOffer, OfferedLoad } from "~/domain/delivery/offers/courier-offer-query.server";
import { declineReasons } from "~/domain/delivery/offers/offer-status";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { coldLabel, declineLabel, kilometres } from "~/ui/delivery/delivery-words";
import { SelectField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { gramsText } from "~/ui/primitives/numbers";

/** One offer, of one load or of several that go together, with what it pays and a clock. */
export function OfferCard({ offer }: { offer: CourierOffer }) {
  const seconds = useSecondsLeft(offer);
  return (
    <section className="card offer stack stack-tight" data-offer={offer.id}>
      <div className="row row-spread" role="alert">
        <h2>{m.courier_offer_title()}</h2>
        <b className="price offer-pay">{formatVnd(offer.payVnd)}</b>
      </div>
      <progress
        max={offer.secondsGiven}
        value={seconds}
        aria-label={m.courier_offer_left({ time: countdown(seconds) })}
      />
      <p className="small">
        {m.courier_offer_left({ time: countdown(seconds) })} ·{" "}
        {m.courier_offer_detour({ km: String(Math.max(0, Math.round(offer.detourM / 1000))) })}
      </p>
      {offer.loads.length > 1 && <p>{m.courier_offer_together({ count: offer.loads.length })}</p>}
      {offer.loads.map((load) => (
        <LoadFacts key={load.shipmentId} load={load} />
      ))}
      {seconds > 0 ? <Answer offerId={offer.id} /> : <p>{m.courier_offer_over()}</p>}
    </section>
  );
}

const Answer = ({ offerId }: { offerId: string }) => (
  <>
    <Form method="post">
      <input type="hidden" name="offerId" value={offerId} />
      <Button wide name="intent" value="accept">
        {m.courier_offer_accept()}
      </Button>
    </Form>
    <details>
      <summary>{m.courier_offer_decline()}</summary>
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="offerId" value={offerId} />
        <SelectField label={m.courier_offer_reason()} name="reason">
          {declineReasons.map((reason) => (
            <option key={reason} value={reason}>
              {declineLabel(reason)}
            </option>
          ))}
        </SelectField>
        <Button wide look="quiet" name="intent" value="decline">
          {m.courier_offer_decline()}
        </Button>
      </Form>
    </details>
  </>
);

const LoadFacts = ({ load }: { load: OfferedLoad }) => (
  <dl className="facts">
    <dt>{m.courier_offer_from()}</dt>
    <dd>
      {load.fromText}
      {load.keptBy !== null && (
        <>
          <br />
          <b>{m.courier_offer_kept({ name: load.keptBy })}</b>
        </>
      )}
    </dd>
    <dt>{m.courier_offer_to()}</dt>
    <dd>{load.toText}</dd>
    <dt>{m.courier_offer_until()}</dt>
    <dd>{formatDateTime(load.windowUntil)}</dd>
    <dt>{m.courier_offer_load()}</dt>
    <dd>
      {kilometres(load.distanceM)} · {gramsText(load.grams)} · {coldLabel(load.coldClass)}
    </dd>
  </dl>
);

/** "4:57" */
const countdown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Counts from what the server said, so a phone with a wrong clock still counts right. */
function useSecondsLeft({ id, secondsLeft }: CourierOffer): number {
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    setSeconds(secondsLeft);
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000);
    return () => clearInterval(timer);
  }, [id, secondsLeft]);
  return seconds;
}

import { Form } from "@remix-run/react";
import type { KeptGoods as Kept } from "~/domain/delivery/hand-over/kept-goods-query.server";
import { formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

/** Goods this courier keeps until another has taken them over: who comes and when, what to show, and what if things go otherwise. */
export function KeptGoods({ goods, isOnShift }: { goods: Kept; isOnShift: boolean }) {
  const { shipmentId, code, parcels, place, mayDriveOn } = goods;
  return (
    <section className="card stack stack-tight" data-kept={code}>
      <h2>{m.courier_kept_title({ code })}</h2>
      <p>{m.courier_kept_yours()}</p>
      <dl className="facts">
        <dt>{m.courier_kept_place()}</dt>
        <dd>{place}</dd>
        <dt>{m.courier_kept_parcels()}</dt>
        <dd>
          {parcels.map((parcel) => (
            <div key={parcel.code}>
              <b>{parcel.code}</b>
              {parcel.isTaken && <> · {m.courier_kept_taken()}</>}
            </div>
          ))}
        </dd>
      </dl>
      <Taker goods={goods} />
      {mayDriveOn && isOnShift && (
        <Form method="post">
          <input type="hidden" name="shipmentId" value={shipmentId} />
          <Button look="quiet" name="intent" value="drive_on">
            {m.courier_kept_drive_on()}
          </Button>
        </Form>
      )}
      {mayDriveOn && !isOnShift && <p className="small muted">{m.courier_kept_drive_on_off()}</p>}
    </section>
  );
}

function Taker({ goods: { shipmentId, taker } }: { goods: Kept }) {
  if (taker === null) return <p>{m.courier_kept_looking()}</p>;
  const { name, phone, eta, isThere, isOverdue } = taker;
  return (
    <>
      <p>
        <b>
          {m.courier_kept_taker()}: {name}
        </b>{" "}
        · {isThere ? m.courier_kept_there() : eta !== null && m.courier_kept_eta({ time: formatTime(eta) })}
      </p>
      <a className="button button-quiet" href={`tel:${phone}`}>
        <Icon name="phone" /> {m.courier_call()} {name}
      </a>
      {isOverdue && !isThere && (
        <Form method="post" className="stack stack-tight">
          <p className="small muted">{m.courier_kept_nobody_text()}</p>
          <input type="hidden" name="shipmentId" value={shipmentId} />
          <Button look="danger" name="intent" value="nobody_came">
            {m.courier_kept_nobody()}
          </Button>
        </Form>
      )}
    </>
  );
}

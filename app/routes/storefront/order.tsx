import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelOrder } from "~/domain/ordering/cancel-order.server";
import { isPaidFor } from "~/domain/ordering/order-status";
import { orderForTracking } from "~/domain/ordering/order-queries.server";
import { present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatTime } from "~/domain/shared/time";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { ReceiptSection } from "~/ui/order/receipt";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

/** The address is the key, so other sites are not told it. With "no-referrer" browsers would also post `Origin: null`. */
export const headers = () => ({ ...privatePage, "Referrer-Policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: m.checkout_hold_title() }];

/** Between placing and paying; once it is paid, the order's own page takes over. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, bank } = wiring();
  const receipt = await orderForTracking(db, present(params["token"], "order"));
  if (isPaidFor(receipt.status) || receipt.paidAt !== null) throw redirect(`/don/${receipt.trackingToken}`);
  return { receipt, takesTransfers: bank !== null };
}

/** Calls the order off: freely before paying, with the money back while no seller has accepted. */
export async function action({ params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { id, trackingToken } = await orderForTracking(db, present(params["token"], "order"));
  const outcome = await cancelOrder(db, moment(), { orderId: id, actorId: null });
  if (!outcome.ok && outcome.reason === "too_late") return formAgain({ form: m.order_cancel_too_late() }, {}, 409);
  return redirect(`/thanh-toan/${trackingToken}`, { status: 303 });
}

export default function UnpaidOrder() {
  const { receipt, takesTransfers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack checkout">
      <FormFaults faults={answer?.faults} />
      {receipt.isUnclear && <Notice tone="warning">{m.vietqr_unclear()}</Notice>}
      {receipt.status === "awaiting_payment" ? (
        <Waiting receipt={receipt} takesTransfers={takesTransfers} />
      ) : (
        <Over receipt={receipt} />
      )}
      <ReceiptSection receipt={receipt} />
    </div>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>["receipt"];

function Waiting({ receipt, takesTransfers }: { receipt: Data; takesTransfers: boolean }) {
  return (
    <section className="card stack hold">
      <h1>{receipt.holdsGoods ? m.checkout_hold_title() : m.checkout_let_go_title()}</h1>
      <p className="row hold-clock">
        <Icon name="clock" />
        <span>
          {(receipt.holdsGoods ? m.checkout_hold_until : m.checkout_let_go_until)({
            time: formatTime(receipt.holdExpiresAt),
          })}{" "}
          <time dateTime={receipt.holdExpiresAt} data-countdown="" />
        </span>
      </p>
      <p className="small muted">{receipt.holdsGoods ? m.checkout_hold_text() : m.checkout_let_go_text()}</p>
      {receipt.payUrl !== null && (
        <ButtonLink to={receipt.payUrl} wide>
          {m.checkout_hold_pay({ total: formatVnd(receipt.totalVnd - receipt.creditVnd) })}
        </ButtonLink>
      )}
      {takesTransfers && (
        <ButtonLink to={`/thanh-toan/${receipt.trackingToken}/chuyen-khoan`} look="quiet" wide>
          {m.vietqr_choose()}
        </ButtonLink>
      )}
      <form method="post">
        <Button look="quiet" wide name="intent" value="cancel">
          {m.order_cancel()}
        </Button>
      </form>
    </section>
  );
}

function Over({ receipt: { status, events } }: { receipt: Data }) {
  const isExpired = status === "expired";
  const isSoldOut = events.some(({ type }) => type === "order.sold_out");
  const text = isExpired ? m.checkout_expired_text : isSoldOut ? m.checkout_sold_out_text : m.checkout_cancelled_text;
  return (
    <section className="stack">
      <h1>{isExpired ? m.checkout_expired_title() : m.checkout_cancelled_title()}</h1>
      <Notice tone="warning">{text()}</Notice>
      <ButtonLink to="/gio-hang">{m.checkout_back_to_basket()}</ButtonLink>
    </section>
  );
}

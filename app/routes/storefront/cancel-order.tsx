import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { callableParcels, callOffParcels } from "~/domain/delivery/area-changes/call-off-parcels.server";
import { cancelOrder } from "~/domain/ordering/cancel-order.server";
import { cancellable } from "~/domain/ordering/cancellable";
import { orderForTracking, type ReceiptPart } from "~/domain/ordering/order-queries.server";
import { present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...privatePage, "X-Robots-Tag": "noindex", "Referrer-Policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: m.order_cancel() }, { name: "robots", content: "noindex" }];

/** Asks once more before an order is called off: what exactly, and how much money comes back. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const order = await orderForTracking(db, present(params["trackingToken"], "order"));
  const page = `/don/${order.trackingToken}`;
  if (order.paidAt === null) throw redirect(`/thanh-toan/${order.trackingToken}`);
  const open = cancellable(order.parts);
  const callable = await callableParcels(db, order.id);
  const held = order.parts.filter(({ id }) => callable.some(({ subOrderId }) => subOrderId === id));
  const parts = [...open.parts, ...held];
  if (parts.length === 0) throw redirect(page);
  const refundVnd = held.reduce((sum, part) => sum + paidFor(part), Number(open.refundVnd));
  return {
    page,
    code: order.code,
    sellers: parts.map(({ sellerName }) => sellerName),
    of: order.parts.length,
    refundVnd,
    isLater: callable.some(({ how }) => how === "send_back"),
  };
}

/** What the shopper still has with us for a packed part: what the scale said, and the way. */
const paidFor = ({ weighedVnd, goodsVnd, deliveryVnd }: ReceiptPart): number => (weighedVnd ?? goodsVnd) + deliveryVnd;

export async function action({ params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { id, trackingToken } = await orderForTracking(db, present(params["trackingToken"], "order"));
  const now = moment();
  const called = await callOffParcels(db, now, { orderId: id });
  const outcome = await cancelOrder(db, now, { orderId: id, actorId: null });
  if (!outcome.ok && outcome.reason === "too_late" && called.count === 0)
    return formAgain({ form: m.order_cancel_too_late() }, {}, 409);
  return redirect(`/don/${trackingToken}`, { status: 303 });
}

export default function CancelOrder() {
  const { page, code, sellers, of, refundVnd, isLater } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <section className="card stack">
      <h1>{m.order_cancel_title({ code })}</h1>
      <FormFaults faults={answer?.faults} />
      <p>
        {sellers.length === of ? m.order_cancel_all() : m.order_cancel_some({ sellers: sellers.join(", ") })}{" "}
        {m.order_cancel_refund({ amount: formatVnd(refundVnd) })}
      </p>
      {isLater && <p>{m.order_cancel_later()}</p>}
      <form method="post">
        <Button look="danger" wide>
          {m.order_cancel()}
        </Button>
      </form>
      <ButtonLink to={page} look="quiet" wide>
        {m.order_cancel_keep()}
      </ButtonLink>
    </section>
  );
}

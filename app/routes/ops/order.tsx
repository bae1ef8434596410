import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { orderStory } from "~/domain/reporting/order-story.server";
import { formatVnd } from "~/domain/shared/money";
import { formatPhone } from "~/domain/shared/phone";
import { formatQuantity } from "~/domain/shared/quantity";
import { idParam } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { StoryList } from "~/ui/ops/story-list";
import { orderStatusLabel, StatusBadge, subOrderStatusLabel } from "~/ui/ops/status-labels";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  return { order: await orderStory(db, idParam(params["orderId"], "order")) };
}

export default function OpsOrder() {
  const { order } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="row row-spread">
        <h1>{m.ops_order_title({ code: order.code })}</h1>
        <StatusBadge status={order.status} label={orderStatusLabel(order.status)} />
      </div>
      <dl className="facts card">
        <dt>{m.ops_order_shopper()}</dt>
        <dd>
          {order.contactName}, {formatPhone(order.contactPhone)}
        </dd>
        <dt>{m.ops_order_address()}</dt>
        <dd>{order.address}</dd>
        {order.note !== "" && (
          <>
            <dt>{m.ops_order_note()}</dt>
            <dd>{order.note}</dd>
          </>
        )}
        <dt>{m.ops_order_total()}</dt>
        <dd>
          {formatVnd(order.totalVnd)} ({m.ops_order_goods()} {formatVnd(order.goodsVnd)} + {m.ops_order_delivery()}{" "}
          {formatVnd(order.deliveryVnd)})
        </dd>
        <dt>{m.ops_order_tracking()}</dt>
        <dd>
          <Link to={`/don/${order.trackingToken}`}>{m.ops_order_tracking_link()}</Link>
        </dd>
      </dl>
      {order.parts.map((part) => (
        <section key={part.subOrderId} className="card stack stack-tight">
          <div className="row row-spread">
            <h2>{part.seller}</h2>
            <StatusBadge status={part.status} label={subOrderStatusLabel(part.status)} />
          </div>
          <ul>
            {part.lines.map((line, index) => (
              <li key={index}>
                {line.name}: {formatQuantity(line.quantity, line.soldBy, line.pack)} · {formatVnd(line.estimatedVnd)}
                {line.finalVnd !== null && line.finalVnd !== line.estimatedVnd && <> → {formatVnd(line.finalVnd)}</>}
              </li>
            ))}
          </ul>
          {part.shipmentId !== null && (
            <Link to={`/dieu-hanh/van-don/${part.shipmentId}`}>
              {m.ops_order_shipment({ code: part.shipmentCode ?? "" })}
            </Link>
          )}
        </section>
      ))}
      <h2>{m.ops_order_story()}</h2>
      <StoryList story={order.story} />
    </>
  );
}

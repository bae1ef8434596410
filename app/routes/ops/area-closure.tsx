import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { findClosure } from "~/domain/areas/queries.server";
import { reopenArea } from "~/domain/areas/reopen-area.server";
import { affectedOrders } from "~/domain/reporting/affected-orders.server";
import { formatDateTime } from "~/domain/shared/time";
import { idParam } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { orderStatusText, statusTone } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_ops_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const closure = await findClosure(db, idParam(params["closureId"], "area closure"));
  const isOver = closure.until !== null && new Date(closure.until) <= clock.now();
  return { closure, isOver, orders: isOver ? [] : await affectedOrders(db, closure) };
}

/** Reopening what is open already leaves it open, so both outcomes lead back to the page that says so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const closureId = idParam(params["closureId"], "area closure");
  await reopenArea(db, moment(), operator, closureId);
  return redirect(`/dieu-hanh/khu-vuc/${closureId}`);
}

export default function OpsAreaClosure() {
  const { closure, isOver, orders } = useLoaderData<typeof loader>();
  const { provinceName, communeName, reason, from, until } = closure;
  return (
    <>
      <h1>{communeName === null ? provinceName : `${communeName}, ${provinceName}`}</h1>
      <p>{reason}</p>
      <p className="muted">
        {m.areas_ops_since({ at: formatDateTime(from) })}{" "}
        {until === null ? m.areas_ops_until_reopened() : m.areas_ops_until({ at: formatDateTime(until) })}
      </p>
      {isOver ? (
        <Notice tone="good">{m.areas_ops_reopened()}</Notice>
      ) : (
        <>
          <Form method="post">
            <Button>{m.areas_ops_reopen()}</Button>
          </Form>
          <h2>{m.areas_ops_affected_title()}</h2>
          {orders.length === 0 && <p className="muted">{m.areas_ops_affected_none()}</p>}
          {orders.map((order, index) => (
            <Link key={index} className="card person-line" to={`/dieu-hanh/don/${order.id}`}>
              <div className="row row-spread">
                <b>{order.code}</b>
                <Badge tone={statusTone(order.status)}>{orderStatusText(order.status)}</Badge>
              </div>
              <div className="small muted">
                {order.way === "into" ? m.areas_ops_affected_into() : m.areas_ops_affected_out()} ·{" "}
                {order.seller ?? order.contactName} · {formatDateTime(order.at)}
              </div>
            </Link>
          ))}
        </>
      )}
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readPlans, type PlanView } from "~/domain/delivery/dispatch/plan-queries.server";
import { unassignedShipments, type WaitingShipment } from "~/domain/delivery/shipment-lists.server";
import { formatDateTime, formatTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { coldLabel, heldLabel, kilometres, obstacleCount, shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { ShipmentTabs } from "~/ui/delivery/shipment-tabs";
import { planSentence } from "~/ui/dispatch/words";
import { Badge } from "~/ui/primitives/badge";
import { Empty } from "~/ui/primitives/empty";
import { gramsText } from "~/ui/primitives/numbers";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, moment } = wiring();
  await requireOperator(db, request);
  const waiting = await unassignedShipments(db);
  const plans = await readPlans(
    db,
    waiting.map(({ id }) => id),
  );
  return {
    waiting: waiting.map((shipment) => ({ ...shipment, plan: plans.get(shipment.id) ?? null })),
    now: moment().now.toISOString(),
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.delivery_ops_unassigned()} · ${m.app_name()}` }];

export default function UnassignedShipments() {
  const { waiting, now } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.delivery_ops_title()}</h1>
      <ShipmentTabs />
      {waiting.length === 0 && <Empty icon="check" title={m.delivery_ops_none()} />}
      <ul className="run">
        {waiting.map((shipment) => (
          <li key={shipment.id} className="card stack stack-tight">
            <div className="row row-spread">
              <Link className="tap" to={`/dieu-hanh/van-don/${shipment.id}`}>
                <b>{shipment.code}</b>
              </Link>
              <span className="row">
                {shipment.isAlerted && <Badge tone="bad">{m.delivery_ops_alert()}</Badge>}
                {shipment.windowUntil < now && <Badge tone="bad">{m.delivery_ops_late()}</Badge>}
                <Badge tone={shipment.status === "held" ? "warning" : "info"}>
                  {shipmentStatusLabel(shipment.status)}
                </Badge>
              </span>
            </div>
            <p>
              {shipment.pickupName}, {shipment.pickupText} → {shipment.dropText}
            </p>
            <p className="small muted">
              {kilometres(shipment.distanceM)} · {gramsText(shipment.grams)} · {coldLabel(shipment.coldClass)} ·{" "}
              {m.delivery_ops_until()} {formatDateTime(shipment.windowUntil)} ·{" "}
              {m.delivery_ops_offers({ count: shipment.offersMade })}
            </p>
            <p>
              <b>{m.delivery_ops_why()}:</b> {whyText(shipment, shipment.plan)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What stands in the way; where nothing does, what the dispatcher is about to do. */
function whyText({ status, heldWhy, why, asked }: WaitingShipment, plan: PlanView | null): string {
  if (status === "held") return heldLabel(heldWhy);
  if (asked !== null) return m.delivery_ops_why_asked({ name: asked.name, time: formatTime(asked.until) });
  const counts = Object.entries(why);
  if (counts.length > 0) return counts.map(obstacleCount).join(" · ");
  return plan === null ? m.delivery_ops_why_unknown() : planSentence(plan);
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { listShipments } from "~/domain/delivery/shipment-lists.server";
import { isFinal, isShipmentStatus, shipmentStatuses, type ShipmentStatus } from "~/domain/delivery/shipment-status";
import { parseCode } from "~/domain/shared/code";
import { formatDateTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { pageNumber } from "~/http/page-number";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { ShipmentTabs } from "~/ui/delivery/shipment-tabs";
import { SelectField, TextField } from "~/ui/forms/field";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import type { Tone } from "~/ui/primitives/notice";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

/** Besides the states themselves: everything with something left to do. */
const open = "chua-xong";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const asked = new URL(request.url).searchParams;
  const [status, typed, page] = [asked.get("trang-thai") ?? open, asked.get("ma") ?? "", pageNumber(asked)];
  const found = await listShipments(db, {
    openOnly: status === open && typed === "",
    ...(isShipmentStatus(status) && { status }),
    ...(typed && { code: parseCode(typed.slice(0, 40)) ?? "-" }),
    page,
  });
  return { ...found, status, typed, page, now: clock.now().toISOString() };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.delivery_ops_title()} · ${m.app_name()}` }];

export default function Shipments() {
  const { shipments, hasMore, status, typed, page, now } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.delivery_ops_title()}</h1>
      <ShipmentTabs />
      <Form className="row" method="get">
        <TextField label={m.delivery_ops_find()} name="ma" defaultValue={typed} maxLength={40} />
        <SelectField label={m.delivery_ops_status()} name="trang-thai" defaultValue={status}>
          <option value={open}>{m.delivery_ops_open()}</option>
          <option value="">{m.delivery_ops_all()}</option>
          {shipmentStatuses.map((one) => (
            <option key={one} value={one}>
              {shipmentStatusLabel(one)}
            </option>
          ))}
        </SelectField>
        <Button look="quiet">{m.nav_search()}</Button>
      </Form>
      {shipments.length === 0 && <Empty icon="parcel" title={m.delivery_ops_empty()} />}
      {shipments.length > 0 && (
        <TableScroll label={m.delivery_ops_title()}>
          <table className="table table-cards">
            <thead>
              <tr>
                <th>{m.delivery_ops_code()}</th>
                <th>{m.delivery_ops_status()}</th>
                <th>{m.delivery_ops_from()}</th>
                <th>{m.delivery_ops_to()}</th>
                <th>{m.delivery_ops_courier()}</th>
                <th>{m.delivery_ops_until()}</th>
              </tr>
            </thead>
            <tbody>
              {shipments.map((shipment) => (
                <tr key={shipment.id}>
                  <td>
                    <Link to={`/dieu-hanh/van-don/${shipment.id}`}>{shipment.code}</Link>
                  </td>
                  <td>
                    <Badge tone={toneOf(shipment.status)}>{shipmentStatusLabel(shipment.status)}</Badge>
                  </td>
                  <td className="line" data-label={m.delivery_ops_from()}>
                    {shipment.pickupName}
                  </td>
                  <td className="line" data-label={m.delivery_ops_to()}>
                    {shipment.dropText}
                  </td>
                  <td className="line" data-label={m.delivery_ops_courier()}>
                    {shipment.courierName ?? "–"}
                  </td>
                  <td className="line" data-label={m.delivery_ops_until()}>
                    {formatDateTime(shipment.windowUntil)}{" "}
                    {shipment.windowUntil < now && !isFinal(shipment.status) && (
                      <Badge tone="bad">{m.delivery_ops_late()}</Badge>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <TurnPages
        page={page}
        hasMore={hasMore}
        to={(turned) => `?${new URLSearchParams({ "trang-thai": status, trang: String(turned) }).toString()}`}
      />
    </>
  );
}

const toneOf = (status: ShipmentStatus): Tone => {
  if (status === "delivered") return "good";
  if (status === "held" || status === "returning") return "warning";
  return status === "delivery_failed" || status === "lost" || status === "damaged" ? "bad" : "info";
};

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { listShipments } from "~/domain/delivery/queries.server";
import { isShipmentStatus, shipmentStatuses } from "~/domain/delivery/shipment-status";
import { parseCode } from "~/domain/shared/code";
import { formatDateTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { ShipmentTabs } from "~/ui/delivery/shipment-tabs";
import { SelectField, TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

const pageSize = 50;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const asked = new URL(request.url).searchParams;
  const [status, typed, before] = [asked.get("trang-thai") ?? "", asked.get("ma") ?? "", asked.get("truoc") ?? ""];
  const narrow = {
    ...(isShipmentStatus(status) && { status }),
    ...(typed && { code: parseCode(typed.slice(0, 40)) ?? "-" }),
    ...(uuid.test(before) && { before }),
  };
  return { shipments: await listShipments(db, narrow, pageSize), status, typed };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.delivery_ops_title()} · ${m.app_name()}` }];

export default function Shipments() {
  const { shipments, status, typed } = useLoaderData<typeof loader>();
  const last = shipments.length === pageSize ? shipments.at(-1) : undefined;
  return (
    <>
      <h1>{m.delivery_ops_title()}</h1>
      <ShipmentTabs />
      <Form className="row" method="get">
        <TextField label={m.delivery_ops_find()} name="ma" defaultValue={typed} maxLength={40} />
        <SelectField label={m.delivery_ops_status()} name="trang-thai" defaultValue={status}>
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
          <table className="table">
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
                  <td>{shipmentStatusLabel(shipment.status)}</td>
                  <td>{shipment.pickupName}</td>
                  <td>{shipment.dropText}</td>
                  <td>{shipment.courierName ?? ""}</td>
                  <td>{formatDateTime(shipment.windowUntil)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {last && (
        <Link className="tap" to={`?${new URLSearchParams({ "trang-thai": status, truoc: last.id }).toString()}`}>
          {m.delivery_ops_more()}
        </Link>
      )}
    </>
  );
}

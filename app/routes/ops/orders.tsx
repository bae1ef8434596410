import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { orderStatuses } from "~/domain/ordering/order-status";
import { subOrderStatuses } from "~/domain/ordering/sub-order-status";
import { attentionList } from "~/domain/reporting/attention.server";
import type { OrderRow } from "~/domain/reporting/types";
import { dayFigures, listOrders } from "~/domain/reporting/order-list.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { pageNumber } from "~/http/page-number";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { AttentionList } from "~/ui/ops/attention-list";
import { DayBoard } from "~/ui/ops/day-board";
import { orderStatusText, partStatusText, statusTone } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { TurnPages } from "~/ui/primitives/turn-pages";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.ops_orders_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const params = new URL(request.url).searchParams;
  const filter = {
    text: cleanText(params.get("q") ?? "").slice(0, 80),
    status: params.get("trang-thai") ?? "",
    part: params.get("phan") ?? "",
    page: pageNumber(params),
  };
  const now = clock.now();
  const [attention, figures, orders] = await Promise.all([
    attentionList(db, now),
    dayFigures(db, now),
    listOrders(db, filter),
  ]);
  return { filter, attention, figures, now: now.toISOString(), ...orders };
}

export default function OpsOrders() {
  const { filter, attention, now, figures, rows, hasMore } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.ops_orders_title()}</h1>
      <AttentionList items={attention} now={now} />
      <DayBoard figures={figures} />
      <Form className="row" role="search" key={JSON.stringify(filter)}>
        <input
          className="input ops-find"
          type="search"
          name="q"
          defaultValue={filter.text}
          placeholder={m.ops_orders_find()}
          aria-label={m.ops_orders_find()}
        />
        <select
          className="input ops-filter"
          name="trang-thai"
          defaultValue={filter.status}
          aria-label={m.ops_orders_status()}
        >
          <option value="">{m.ops_orders_any_status()}</option>
          {orderStatuses.map((status) => (
            <option key={status} value={status}>
              {orderStatusText(status)}
            </option>
          ))}
        </select>
        <select className="input ops-filter" name="phan" defaultValue={filter.part} aria-label={m.ops_orders_part()}>
          <option value="">{m.ops_orders_any_part()}</option>
          {subOrderStatuses.map((status) => (
            <option key={status} value={status}>
              {partStatusText(status)}
            </option>
          ))}
        </select>
        <Button look="quiet">{m.nav_search()}</Button>
      </Form>
      {rows.length === 0 ? <Empty icon="orders" title={m.ops_orders_none()} /> : <OrderTable rows={rows} />}
      <TurnPages page={filter.page} hasMore={hasMore} to={(page) => addressOf(filter, page)} />
    </>
  );
}

function OrderTable({ rows }: { rows: readonly OrderRow[] }) {
  return (
    <TableScroll label={m.ops_orders_title()}>
      <table className="table table-cards">
        <thead>
          <tr>
            <th>{m.ops_order_code()}</th>
            <th>{m.ops_order_shopper()}</th>
            <th>{m.ops_orders_status()}</th>
            <th>{m.ops_order_parts()}</th>
            <th className="number">{m.ops_order_total()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="unbroken">
                <Link to={`/dieu-hanh/don/${row.id}`}>{row.code}</Link>
                <div className="small muted">{formatDateTime(row.createdAt)}</div>
              </td>
              <td className="line">
                {row.contactName}
                <div className="small muted">{row.place}</div>
              </td>
              <td>
                <Badge tone={statusTone(row.status)}>{orderStatusText(row.status)}</Badge>
              </td>
              <td className="small line">
                {row.subOrders.map(({ seller, status }, index) => (
                  <div key={index}>
                    {seller}: {partStatusText(status)}
                  </div>
                ))}
              </td>
              <td className="number">{formatVnd(row.totalVnd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const addressOf = ({ text, status, part }: { text: string; status: string; part: string }, page: number): string =>
  `?${new URLSearchParams({ q: text, "trang-thai": status, phan: part, trang: String(page) }).toString()}`;

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { carriedBy } from "~/domain/delivery/runs/courier-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { requireCourier } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { kilometres } from "~/ui/delivery/delivery-words";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  return { done: await carriedBy(db, await requireCourier(db, request)) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.courier_history()} · ${m.app_name()}` }];

export default function CourierHistory() {
  const { done } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.courier_history()}</h1>
      {done.length === 0 && <Empty icon="parcel" title={m.courier_history_empty()} />}
      <ul className="run">
        {done.map((row) => (
          <li key={row.id} className="card row row-spread">
            <span>
              <b>{row.code}</b> · {row.fromName} → {row.toName} · {kilometres(row.distanceM)}
              {row.endedAt && <span className="small muted"> · {formatDateTime(row.endedAt)}</span>}
            </span>
            <span className="price">{formatVnd(row.payVnd)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { outboxLag } from "~/domain/reporting/outbox-lag.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

type QueueName = Awaited<ReturnType<typeof loader>>["depths"][number]["name"];
const queueWords: Record<QueueName, () => string> = {
  shop: m.ops_queue_shop,
  outside: m.ops_queue_outside,
  search: m.ops_queue_search,
  pictures: m.ops_queue_pictures,
  dispatch: m.ops_queue_dispatch,
};

export const meta: MetaFunction = () => [{ title: m.ops_queues_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock, queues, queueNames } = wiring();
  await requireOperator(db, request);
  const depths = await Promise.all(queueNames.map(async (name) => ({ name, ...(await queues().depth(name)) })));
  return { depths, lag: await outboxLag(db, clock.now()) };
}

export default function OpsQueues() {
  const { depths, lag } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.ops_queues_title()}</h1>
      <Notice tone={lag.seconds > 30 ? "bad" : "good"}>
        {m.ops_queues_lag({ waiting: String(lag.waiting), seconds: String(lag.seconds) })}
      </Notice>
      {lag.seconds > 30 && <p>{m.ops_queues_late()}</p>}
      {depths.some(({ failed }) => failed > 0) && <Notice tone="warning">{m.ops_queues_broken()}</Notice>}
      <TableScroll label={m.ops_queues_title()}>
        <table className="table table-cards">
          <thead>
            <tr>
              <th>{m.ops_queues_name()}</th>
              <th className="number">{m.ops_queues_waiting()}</th>
              <th className="number">{m.ops_queues_active()}</th>
              <th className="number">{m.ops_queues_delayed()}</th>
              <th className="number">{m.ops_queues_failed()}</th>
            </tr>
          </thead>
          <tbody>
            {depths.map((queue) => (
              <tr key={queue.name}>
                <td className="line">
                  {queueWords[queue.name]()}
                  <div className="small muted">{queue.name}</div>
                </td>
                <td className="number" data-label={m.ops_queues_waiting()}>
                  {queue.waiting}
                </td>
                <td className="number" data-label={m.ops_queues_active()}>
                  {queue.active}
                </td>
                <td className="number" data-label={m.ops_queues_delayed()}>
                  {queue.delayed}
                </td>
                <td className="number" data-label={m.ops_queues_failed()}>
                  {queue.failed > 0 ? <Badge tone="bad">{queue.failed}</Badge> : queue.failed}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <a className="tap" href="/dieu-hanh/bang-hang-doi">
        {m.ops_queues_board()}
      </a>
    </>
  );
}

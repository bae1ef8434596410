import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { placesAround } from "~/domain/areas/places-around.server";
import { deskView, openDesks } from "~/domain/delivery/dispatch/desk-queries.server";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { ShipmentTabs } from "~/ui/delivery/shipment-tabs";
import { CourierTable } from "~/ui/dispatch/courier-table";
import { DeskChoice } from "~/ui/dispatch/desk-choice";
import { DeskMap } from "~/ui/dispatch/desk-map";
import { LoadCard } from "~/ui/dispatch/load-card";
import { TickLine } from "~/ui/dispatch/tick-line";
import { useLiveDesk } from "~/ui/dispatch/use-live-desk";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const desks = await openDesks(db);
  const asked = new URL(request.url).searchParams.get("ban");
  const shard = desks.find((desk) => desk.shard === asked)?.shard ?? desks[0]?.shard;
  if (shard === undefined) return { desks, desk: null, towns: [] };
  const desk = await deskView(db, shard, clock.now());
  const towns = await placesAround(
    db,
    desk.loads.flatMap(({ from, to }) => [from, to]),
  );
  return { desks, desk, towns: towns.map(({ name, lat, lng }) => ({ name, lat, lng })) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.dispatch_title()} · ${m.app_name()}` }];

export default function OpsDispatch() {
  const { desks, desk, towns } = useLoaderData<typeof loader>();
  useLiveDesk();
  return (
    <>
      <h1>{m.dispatch_title()}</h1>
      <ShipmentTabs />
      {desk === null ? (
        <Empty icon="check" title={m.dispatch_none()} />
      ) : (
        <>
          <DeskChoice desks={desks} shard={desk.state.shard} />
          <TickLine state={desk.state} />
          <div className="desk">
            <DeskMap loads={desk.loads} couriers={desk.couriers} towns={towns} />
            <section className="stack" aria-labelledby="loads">
              <h2 id="loads">{m.dispatch_loads({ count: desk.loads.length })}</h2>
              {desk.loads.length === 0 && <p className="muted">{m.dispatch_no_loads()}</p>}
              <ul className="run">
                {desk.loads.map((load) => (
                  <LoadCard key={load.id} load={load} />
                ))}
              </ul>
            </section>
          </div>
          <h2>{m.dispatch_couriers()}</h2>
          {desk.couriers.length === 0 ? (
            <p className="muted">{m.dispatch_no_couriers()}</p>
          ) : (
            <CourierTable couriers={desk.couriers} />
          )}
        </>
      )}
    </>
  );
}

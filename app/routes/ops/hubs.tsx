import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listHubs } from "~/domain/delivery/hubs/hub-queries.server";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { HubCard } from "~/ui/hub/hub-card";
import { ButtonLink } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  return { hubs: await listHubs(db, clock.now()) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.hub_title()} · ${m.app_name()}` }];

export default function OpsHubs() {
  const { hubs } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="row row-spread">
        <h1>{m.hub_title()}</h1>
        <ButtonLink to="/dieu-hanh/kho/moi" look="quiet">
          {m.hub_new()}
        </ButtonLink>
      </div>
      {hubs.length === 0 && (
        <Empty icon="parcel" title={m.hub_none()}>
          <p>{m.hub_none_text()}</p>
        </Empty>
      )}
      {hubs.map(({ hub, load }) => (
        <Link key={hub.id} className="card person-line" to={`/dieu-hanh/kho/${hub.code}`}>
          <HubCard hub={hub} load={load} />
        </Link>
      ))}
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { invitationsTo } from "~/domain/identity/members/member-queries.server";
import { salesOfSeller, shelfOfSeller } from "~/domain/inventory/queries.server";
import { isRunningLow } from "~/domain/inventory/running-low";
import { countOrdersOfSeller } from "~/domain/ordering/selling/seller-queries.server";
import { startOfDayInVietnam } from "~/domain/shared/time";
import { requireSeller } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { LowPacks, TodaySales } from "~/ui/listing/farm-today";
import { newListingPath } from "~/ui/listing/step-paths";
import { ButtonLink } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { PushSwitch } from "~/ui/push/push-switch";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.farm_home_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock, pushKey } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const [shelf, sales, orders, invitations] = await Promise.all([
    shelfOfSeller(db, seller.sellerId),
    salesOfSeller(db, seller.sellerId, startOfDayInVietnam(clock.now())),
    countOrdersOfSeller(db, seller.sellerId),
    invitationsTo(db, actor, clock.now()),
  ]);
  const low = shelf
    .filter(({ status }) => status === "published")
    .flatMap(({ id, name, packs }) =>
      packs.filter(isRunningLow).map((pack) => ({ ...pack, productId: id, productName: name })),
    );
  return {
    sales,
    low,
    orders,
    isInvited: invitations.length > 0,
    pushKey,
    onSale: shelf.filter(({ status }) => status === "published").length,
  };
}

export default function FarmHome() {
  const { sales, low, orders, isInvited, onSale, pushKey } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.farm_home_title()}</h1>
      {isInvited && (
        <Notice>
          {m.coop_own_waiting()} <a href="/nha-vuon/hop-tac-xa">{m.coop_own_see()}</a>
        </Notice>
      )}
      <ButtonLink to={newListingPath} wide>
        {m.farm_home_new()}
      </ButtonLink>
      <div className="tiles">
        <Tile to="/nha-vuon/don?muc=new" label={m.farm_home_new_orders()} figure={orders.new} />
        <Tile to="/nha-vuon/don?muc=preparing" label={m.farm_home_preparing()} figure={orders.preparing} />
        <Tile to="/nha-vuon/san-pham" label={m.farm_home_on_sale()} figure={onSale} />
      </div>
      <TodaySales sales={sales} />
      {onSale > 0 && <LowPacks packs={low} />}
      <PushSwitch pushKey={pushKey} why={m.push_why_seller()} />
    </>
  );
}

function Tile({ to, label, figure }: { to: string; label: string; figure: number }) {
  return (
    <Link className="card tile" to={to}>
      <b>{figure}</b>
      <span>{label}</span>
    </Link>
  );
}

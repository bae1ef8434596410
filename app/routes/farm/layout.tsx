import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { shopsOf } from "~/domain/identity/members/member-queries.server";
import { sellersOf } from "~/domain/identity/policy";
import { requireSeller } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { ConsoleShell } from "~/ui/layout/console-shell";
import { ConsoleError } from "~/ui/layout/error-page";
import styles from "~/ui/styles/console.css?url";
import { wiring } from "~/wiring.server";

export const handle = { hydrate: true };
export const ErrorBoundary = ConsoleError;

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "manifest", href: "/nha-vuon.webmanifest" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  const shop = (await shopsOf(db, actor)).find(({ sellerId }) => sellerId === seller.sellerId);
  return {
    shop: shop?.name ?? m.console_farm(),
    who: actor.name ?? actor.phone,
    hasChoice: sellersOf(actor).length > 1,
    isCooperative: seller.kind === "cooperative",
  };
}

export default function FarmLayout() {
  const { shop, who, hasChoice, isCooperative } = useLoaderData<typeof loader>();
  return (
    <ConsoleShell
      home="/nha-vuon"
      title={shop}
      who={who}
      switchTo={hasChoice ? { to: "/nha-vuon/chon-gian", label: m.coop_choose_link() } : null}
      stops={[
        { to: "/nha-vuon", icon: "home", label: m.nav_farm_home() },
        {
          to: "/nha-vuon/don",
          icon: "orders",
          label: m.nav_farm_orders(),
          covers: ["/nha-vuon/thu-hoach", "/nha-vuon/soan-hang", "/nha-vuon/khieu-nai"],
        },
        {
          to: "/nha-vuon/san-pham",
          icon: "leaf",
          label: m.nav_farm_listings(),
          covers: ["/nha-vuon/lo-hang"],
        },
        { to: "/nha-vuon/tien", icon: "wallet", label: m.money_nav() },
        { to: "/nha-vuon/dang-ban", icon: "camera", label: m.nav_farm_new() },
        ...(isCooperative
          ? [{ to: "/nha-vuon/thanh-vien", icon: "people", label: m.coop_members_title() } as const]
          : []),
      ]}
    >
      <Outlet />
    </ConsoleShell>
  );
}

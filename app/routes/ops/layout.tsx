import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { ConsoleShell } from "~/ui/layout/console-shell";
import { ConsoleError } from "~/ui/layout/error-page";
import styles from "~/ui/styles/console.css?url";
import { wiring } from "~/wiring.server";

export const handle = { hydrate: true };
export const ErrorBoundary = ConsoleError;

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(wiring().db, request);
  return { who: operator.name ?? operator.phone };
}

export default function OpsLayout() {
  const { who } = useLoaderData<typeof loader>();
  return (
    <ConsoleShell
      home="/dieu-hanh"
      title={m.console_ops()}
      who={who}
      stops={[
        { to: "/dieu-hanh", icon: "chart", label: m.nav_ops_orders() },
        {
          to: "/dieu-hanh/van-don",
          icon: "truck",
          label: m.nav_ops_shipments(),
          covers: ["/dieu-hanh/dieu-phoi"],
        },
        { to: "/dieu-hanh/kho", icon: "parcel", label: m.hub_nav() },
        { to: "/dieu-hanh/tien", icon: "wallet", label: m.money_nav(), covers: ["/dieu-hanh/tien-chua-ro"] },
        { to: "/dieu-hanh/nguoi-dung", icon: "people", label: m.nav_ops_people() },
        { to: "/dieu-hanh/khu-vuc", icon: "pin", label: m.nav_ops_areas() },
        { to: "/dieu-hanh/hang-doi", icon: "queue", label: m.nav_ops_queues() },
        { to: "/dieu-hanh/nhat-ky", icon: "log", label: m.nav_ops_audit() },
      ]}
    >
      <Outlet />
    </ConsoleShell>
  );
}

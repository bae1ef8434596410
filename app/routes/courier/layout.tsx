import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requireCourier } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { ConsoleShell } from "~/ui/layout/console-shell";
import { ConsoleError } from "~/ui/layout/error-page";
import styles from "~/ui/styles/console.css?url";
import { wiring } from "~/wiring.server";

export const handle = { hydrate: true };
export const ErrorBoundary = ConsoleError;
/** The name above the page stays as it is: a look that fails in a dead spot must not take the page away. */
export const shouldRevalidate = () => false;

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "manifest", href: "/giao-hang.webmanifest" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const courier = await requireCourier(wiring().db, request);
  return { who: courier.name ?? courier.phone };
}

export default function CourierLayout() {
  const { who } = useLoaderData<typeof loader>();
  return (
    <ConsoleShell
      home="/giao-hang"
      title={m.console_courier()}
      who={who}
      stops={[
        { to: "/giao-hang", icon: "truck", label: m.nav_courier_run() },
        { to: "/giao-hang/da-giao", icon: "check", label: m.nav_courier_history() },
        { to: "/giao-hang/tien", icon: "wallet", label: m.money_nav() },
      ]}
    >
      <Outlet />
    </ConsoleShell>
  );
}

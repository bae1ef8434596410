import type { LinksFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useSearchParams } from "@remix-run/react";
import { StorefrontShell } from "~/ui/layout/storefront-shell";
import styles from "~/ui/styles/storefront.css?url";
import { wiring } from "~/wiring.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const loader = () => ({ isDemo: wiring().env.isDemo });

export default function StorefrontLayout() {
  const { isDemo } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <StorefrontShell isDemo={isDemo} query={params.get("q") ?? ""}>
      <Outlet />
    </StorefrontShell>
  );
}

import type { LinksFunction } from "@remix-run/node";
import { Outlet, useSearchParams } from "@remix-run/react";
import { StorefrontShell } from "~/ui/layout/storefront-shell";
import styles from "~/ui/styles/storefront.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export default function StorefrontLayout() {
  const [params] = useSearchParams();
  return (
    <StorefrontShell query={params.get("q") ?? ""}>
      <Outlet />
    </StorefrontShell>
  );
}

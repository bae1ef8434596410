import type { MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { getLocale } from "~/paraglide/runtime";
import { m } from "~/paraglide/messages";
import { ErrorPage, errorTitle, statusOf } from "~/ui/layout/error-page";
import { hydrates } from "~/http/hydrates";
import { StorefrontShell } from "~/ui/layout/storefront-shell";
import { Surroundings } from "~/ui/layout/surroundings";
import storefrontStyles from "~/ui/styles/storefront.css?url";

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useContext(Surroundings);
  const isHydrated = hydrates(useMatches());
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#1b6b3a" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {isHydrated && <ScrollRestoration nonce={nonce} />}
        {isHydrated ? <Scripts nonce={nonce} /> : <script type="module" src="/storefront.js" />}
      </body>
    </html>
  );
}

export const meta: MetaFunction = ({ error }) => [
  { title: error ? errorTitle(statusOf(error)) : `${m.app_name()} · ${m.app_tagline()}` },
];

export default function App() {
  return <Outlet />;
}

/** A console's page that fails stands alone: its navigation may be what failed. The shop's has search and navigation. */
export function ErrorBoundary() {
  const error = useRouteError();
  const page = <ErrorPage status={statusOf(error)} />;
  return (
    <>
      <link rel="stylesheet" href={storefrontStyles} />
      {hydrates(useMatches()) ? (
        <main className="page" id="main">
          {page}
        </main>
      ) : (
        <StorefrontShell>{page}</StorefrontShell>
      )}
    </>
  );
}

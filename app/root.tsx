import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ReactNode } from "react";
import { getLocale } from "~/paraglide/runtime";
import { m } from "~/paraglide/messages";
import { ErrorPage } from "~/ui/layout/error-page";
import storefrontStyles from "~/ui/styles/storefront.css?url";

export const loader = ({ context }: LoaderFunctionArgs) => ({ locale: getLocale(), nonce: context.cspNonce });

/** A page asks for scripts with `export const handle = { hydrate: true }`; all others are plain HTML. */
function useHydrates(): boolean {
  return useMatches().some(
    ({ handle }) => typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true,
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const hydrates = useHydrates();
  return (
    <html lang={root?.locale ?? "vi"}>
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
        {hydrates && <ScrollRestoration nonce={root?.nonce} />}
        {hydrates ? <Scripts nonce={root?.nonce} /> : <script type="module" src="/storefront.js" />}
      </body>
    </html>
  );
}

export const meta = () => [{ title: `${m.app_name()} · ${m.app_tagline()}` }];

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <>
      <link rel="stylesheet" href={storefrontStyles} />
      <ErrorPage status={status} />
    </>
  );
}

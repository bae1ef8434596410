import { useLocation } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import { useFragment } from "~/ui/primitives/fragment";
import type { IconName } from "~/ui/primitives/icon-names";
import { AddFromList } from "~/ui/storefront/product-card";
import { Logo } from "./logo";
import { Surroundings } from "./surroundings";

type Stop = { to: string; icon: IconName; label: string };

const stops = (): Stop[] => [
  { to: "/", icon: "home", label: m.nav_home() },
  { to: "/danh-muc", icon: "grid", label: m.nav_categories() },
  { to: "/gio-hang", icon: "basket", label: m.nav_basket() },
  { to: "/don-mua", icon: "orders", label: m.nav_orders() },
  { to: "/tai-khoan", icon: "person", label: m.nav_account() },
];

/** The shop around every page: search on top, thumb-reach navigation at the bottom of a phone. Holds nothing personal. */
export function StorefrontShell({ query = "", children }: { query?: string; children: ReactNode }) {
  const { pathname, search } = useLocation();
  const { isDemo } = useContext(Surroundings);
  const here = stops().find(({ to }) => (to === "/" ? pathname === "/" : pathname.startsWith(to)))?.to ?? "";
  return (
    <>
      <a className="skip" href="#main">
        {m.nav_skip()}
      </a>
      <header
        className="masthead"
        {...useFragment(`masthead ${here} ${query}`, () => <Masthead {...{ here, query }} />)}
      />
      <main className="page" id="main">
        {children}
      </main>
      <AddFromList />
      <footer className="footer">
        <p>{m.footer_about()}</p>
        {isDemo && <p>{m.footer_demo()}</p>}
        <div className="row">
          <a href="/ban-hang">{m.nav_sell()}</a>
          <form method="post" action="/ngon-ngu">
            <input type="hidden" name="next" value={pathname + search} />
            <button className="link-button" type="submit">
              {m.language_switch()}
            </button>
          </form>
          <a href="tel:19001075">{m.nav_help()}</a>
        </div>
      </footer>
      <nav
        className="tabbar"
        aria-label={m.nav_main()}
        {...useFragment(`tabbar ${here}`, () => <NavLinks stops={stops()} here={here} />)}
      />
    </>
  );
}

function Masthead({ here, query }: { here: string; query: string }) {
  return (
    <div className="masthead-row">
      <a href="/" className="brand">
        <Logo />
        <span>{m.app_name()}</span>
      </a>
      <form className="find" role="search" action="/tim" method="get">
        <input
          type="search"
          name="q"
          defaultValue={query}
          placeholder={m.nav_search()}
          aria-label={m.nav_search()}
          autoComplete="off"
          maxLength={80}
          data-suggest=""
        />
        <button type="submit">
          <Icon name="search" label={m.nav_search()} />
        </button>
      </form>
      <nav className="masthead-nav" aria-label={m.nav_main()}>
        <NavLinks stops={stops().slice(1)} here={here} />
      </nav>
    </div>
  );
}

function NavLinks({ stops, here }: { stops: readonly Stop[]; here: string }) {
  return (
    <>
      {stops.map(({ to, icon, label }) => (
        <a key={to} href={to} {...(to === here && { "aria-current": "page" as const })}>
          <Icon name={icon} />
          <span>{label}</span>
          {to === "/gio-hang" && <b className="count" data-basket-count="" hidden />}
        </a>
      ))}
    </>
  );
}

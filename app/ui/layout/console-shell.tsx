import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";
import { Logo } from "./logo";

export type ConsoleStop = {
  to: string;
  icon: IconName;
  label: string;
  badge?: number | undefined;
  /** Pages that belong here though their addresses begin otherwise. */
  covers?: readonly string[];
};

/** One stop is the present one: whose address, or one it covers, is the longest beginning of this page's. */
function presentStop(stops: readonly ConsoleStop[], pathname: string): ConsoleStop | undefined {
  const reach = ({ to, covers = [] }: ConsoleStop) =>
    Math.max(...[to, ...covers].map((path) => (`${pathname}/`.startsWith(`${path}/`) ? path.length : 0)));
  return stops.filter((stop) => reach(stop) > 0).sort((a, b) => reach(b) - reach(a))[0];
}

/** The frame of the farm, courier and operators' consoles: bottom bar on a phone, side bar on a desk. */
export function ConsoleShell({
  home,
  title,
  who,
  switchTo = null,
  stops,
  children,
}: {
  home: string;
  title: string;
  who: string;
  /** Where somebody with several shops chooses another. */
  switchTo?: { to: string; label: string } | null;
  stops: readonly ConsoleStop[];
  children: ReactNode;
}) {
  const present = presentStop(stops, useLocation().pathname);
  return (
    <div className="console">
      <header className="console-bar">
        <NavLink to={home} className="console-name" end>
          <Logo />
          <span>
            {title}
            <small>{who}</small>
          </span>
        </NavLink>
        {switchTo && (
          <NavLink to={switchTo.to} className="tap">
            {switchTo.label}
          </NavLink>
        )}
        <Form method="post" action="/dang-xuat">
          <button className="link-button" type="submit" aria-label={m.action_sign_out()} title={m.action_sign_out()}>
            <Icon name="power" />
          </button>
        </Form>
      </header>
      <nav className="console-nav" aria-label={m.nav_main()}>
        {stops.map((stop) => (
          <Link key={stop.to} to={stop.to} aria-current={stop === present ? "page" : undefined}>
            <Icon name={stop.icon} />
            <span>{stop.label}</span>
            {stop.badge !== undefined && stop.badge > 0 && <b className="count">{stop.badge}</b>}
          </Link>
        ))}
      </nav>
      <main className="console-main" id="main">
        {children}
      </main>
    </div>
  );
}

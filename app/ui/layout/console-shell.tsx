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

/** As many as a thumb can tell apart at the foot of a phone; with more, the last place unfolds the others. */
const phoneStops = 5;

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
  const { pathname } = useLocation();
  const present = presentStop(stops, pathname);
  const shown = stops.length <= phoneStops ? stops.length : phoneStops - 1;
  const folded = stops.slice(shown);
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
        <Stops stops={stops.slice(0, shown)} present={present} />
        {folded.length > 0 && (
          <details key={pathname} className="nav-more">
            <summary {...(present !== undefined && folded.includes(present) && { "data-on": "" })}>
              <Icon name="more" />
              <span>{m.nav_more()}</span>
            </summary>
            <div>
              <Stops stops={folded} present={present} />
            </div>
          </details>
        )}
      </nav>
      <main className="console-main" id="main">
        {children}
      </main>
    </div>
  );
}

function Stops({ stops, present }: { stops: readonly ConsoleStop[]; present: ConsoleStop | undefined }) {
  return stops.map((stop) => (
    <Link key={stop.to} to={stop.to} aria-current={stop === present ? "page" : undefined}>
      <Icon name={stop.icon} />
      <span>{stop.label}</span>
      {stop.badge !== undefined && stop.badge > 0 && <b className="count">{stop.badge}</b>}
    </Link>
  ));
}

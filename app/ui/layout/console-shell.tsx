import { Form, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";
import { Logo } from "./logo";

export type ConsoleStop = { to: string; icon: IconName; label: string; badge?: number | undefined; end?: boolean };

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
        {stops.map(({ to, icon, label, badge, end = false }) => (
          <NavLink key={to} to={to} end={end}>
            <Icon name={icon} />
            <span>{label}</span>
            {badge !== undefined && badge > 0 && <b className="count">{badge}</b>}
          </NavLink>
        ))}
      </nav>
      <main className="console-main" id="main">
        {children}
      </main>
    </div>
  );
}

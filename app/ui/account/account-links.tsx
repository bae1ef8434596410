import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import type { IconName } from "~/ui/primitives/icon-names";

type Stop = { href: string; icon: IconName; label: string };

type Shape = { creditVnd: number; sells: boolean; cooperates: boolean; carries: boolean; operates: boolean };

/** Where a person can go from the account page; each role adds its console. */
export function AccountLinks({ creditVnd, sells, cooperates, carries, operates }: Shape) {
  const stops: Stop[] = [
    { href: "/don-mua", icon: "orders", label: m.nav_orders() },
    ...(sells ? [{ href: "/nha-vuon", icon: "farm", label: m.console_farm() } as const] : []),
    ...(cooperates ? [{ href: "/nha-vuon/hop-tac-xa", icon: "people", label: m.coop_own_title() } as const] : []),
    ...(carries ? [{ href: "/giao-hang", icon: "bike", label: m.console_courier() } as const] : []),
    ...(operates ? operatorStops() : []),
    { href: "/tai-khoan/so-du", icon: "wallet", label: m.credit_link({ amount: formatVnd(creditVnd) }) },
    { href: "/tai-khoan/dia-chi", icon: "pin", label: m.identity_addresses_title() },
    { href: "/tai-khoan/thiet-bi", icon: "device", label: m.identity_devices_title() },
    { href: "/ban-hang", icon: "sprout", label: m.nav_sell() },
  ];
  return (
    <nav className="link-list card" aria-label={m.identity_account_title()}>
      {stops.map(({ href, icon, label }) => (
        <a key={href} href={href}>
          <Icon name={icon} />
          <span>{label}</span>
          <Icon name="next" />
        </a>
      ))}
    </nav>
  );
}

const operatorStops = (): Stop[] => [
  { href: "/dieu-hanh", icon: "chart", label: m.console_ops() },
  { href: "/tai-khoan/xac-thuc", icon: "shield", label: m.identity_factor_title() },
];

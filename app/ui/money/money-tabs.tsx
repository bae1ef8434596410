import { NavLink } from "@remix-run/react";
import { m } from "~/paraglide/messages";

/** The operators' pages about money. */
export function MoneyTabs() {
  const tabs = [
    ["/dieu-hanh/tien", m.money_ops_stuck()],
    ["/dieu-hanh/tien/thanh-toan", m.money_ops_search()],
    ["/dieu-hanh/tien-chua-ro", m.vietqr_ops_title()],
    ["/dieu-hanh/tien/khieu-nai", m.money_ops_claims()],
    ["/dieu-hanh/tien/doi-soat", m.money_ops_reconcile()],
    ["/dieu-hanh/tien/chi-tra", m.money_ops_payouts()],
    ["/dieu-hanh/tien/bieu-phi", m.rates_title()],
    ["/dieu-hanh/tien/so-cai", m.money_ops_ledger()],
  ] as const;
  return (
    <nav className="tabs" aria-label={m.money_ops_title()}>
      {tabs.map(([to, label]) => (
        <NavLink key={to} className="tab" to={to} end={to === "/dieu-hanh/tien"}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

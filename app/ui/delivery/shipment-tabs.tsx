import { NavLink } from "@remix-run/react";
import { m } from "~/paraglide/messages";

export function ShipmentTabs() {
  return (
    <nav className="tabs" aria-label={m.delivery_ops_title()}>
      <NavLink className="tab" to="/dieu-hanh/dieu-phoi">
        {m.dispatch_title()}
      </NavLink>
      <NavLink className="tab" to="/dieu-hanh/van-don" end>
        {m.delivery_ops_unassigned()}
      </NavLink>
      <NavLink className="tab" to="/dieu-hanh/van-don/tat-ca">
        {m.delivery_ops_list()}
      </NavLink>
    </nav>
  );
}

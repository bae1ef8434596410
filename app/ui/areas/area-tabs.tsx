import { NavLink } from "@remix-run/react";
import { m } from "~/paraglide/messages";

/** The four pages about areas. */
export function AreaTabs() {
  return (
    <nav className="tabs" aria-label={m.areas_ops_title()}>
      <NavLink className="tab" to="/dieu-hanh/khu-vuc" end>
        {m.areas_tab_colours()}
      </NavLink>
      <NavLink className="tab" to="/dieu-hanh/khu-vuc/quy-dinh">
        {m.areas_tab_rules()}
      </NavLink>
      <NavLink className="tab" to="/dieu-hanh/khu-vuc/ranh-gioi">
        {m.areas_tab_borders()}
      </NavLink>
      <NavLink className="tab" to="/dieu-hanh/khu-vuc/diem-nhan">
        {m.areas_tab_drop_points()}
      </NavLink>
    </nav>
  );
}

import type { HubLoad, HubView } from "~/domain/delivery/hubs/hub-queries.server";
import { groupThousands } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { clockText } from "./clock-text";

/** How a hub stands: open or not, hours, cold room, and the work it has today. */
export function HubCard({ hub, load }: { hub: HubView; load: HubLoad }) {
  return (
    <>
      <div className="row row-spread">
        <b>
          {hub.name} · {hub.code}
        </b>
        <span className="row">
          {load.late > 0 && <Badge tone="bad">{m.hub_late_count({ count: load.late })}</Badge>}
          <Badge tone={hub.isOpen ? "good" : "bad"}>{hub.isOpen ? m.hub_open() : m.hub_closed()}</Badge>
        </span>
      </div>
      {hub.closedAt !== null && (
        <div>{m.hub_closed_since({ at: formatDateTime(hub.closedAt), why: hub.closedWhy ?? "" })}</div>
      )}
      <div className="small muted">
        {m.hub_hours({ from: clockText(hub.opensMinute), until: clockText(hub.closesMinute) })} ·{" "}
        {hub.hasColdRoom ? m.hub_cold() : m.hub_no_cold()} · {m.hub_docks({ count: hub.dockSlots })}
      </div>
      <div className="small">
        {m.hub_here({ count: load.here })} · {m.hub_expected_count({ count: load.expected })} ·{" "}
        {m.hub_load({ kg: groupThousands(load.kg), dayKg: groupThousands(hub.dayKg) })} ·{" "}
        <span className={load.vehiclesSoon > hub.dockSlots ? "field-fault" : ""}>
          {m.hub_docks_due({ count: load.vehiclesSoon })}
        </span>
      </div>
    </>
  );
}

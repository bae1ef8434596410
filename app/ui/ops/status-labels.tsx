import type { OrderStatus } from "~/domain/ordering/order-status";
import { isOrderStatus } from "~/domain/ordering/order-status";
import { isSubOrderStatus, type SubOrderStatus } from "~/domain/ordering/sub-order-status";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import type { Tone } from "~/ui/primitives/notice";

const orderLabels: Record<OrderStatus, () => string> = {
  awaiting_payment: m.ops_status_awaiting_payment,
  confirmed: m.ops_status_confirmed,
  in_progress: m.ops_status_in_progress,
  completed: m.ops_status_completed,
  cancelled: m.ops_status_cancelled,
  expired: m.ops_status_expired,
};

const subOrderLabels: Record<SubOrderStatus, () => string> = {
  awaiting_payment: m.ops_status_awaiting_payment,
  new: m.ops_part_new,
  accepted: m.ops_part_accepted,
  harvesting: m.ops_part_harvesting,
  weighed: m.ops_part_weighed,
  packed: m.ops_part_packed,
  handed_over: m.ops_part_handed_over,
  delivered: m.ops_part_delivered,
  settled: m.ops_part_settled,
  rejected: m.ops_part_rejected,
  cancelled: m.ops_status_cancelled,
  returned: m.ops_part_returned,
};

export const orderStatusLabel = (status: string): string => (isOrderStatus(status) ? orderLabels[status]() : status);
export const subOrderStatusLabel = (status: string): string =>
  isSubOrderStatus(status) ? subOrderLabels[status]() : status;

const tones: Partial<Record<string, Tone>> = {
  awaiting_payment: "warning",
  new: "warning",
  expired: "bad",
  cancelled: "bad",
  rejected: "bad",
  returned: "bad",
  completed: "good",
  delivered: "good",
  settled: "good",
};

export function StatusBadge({ status, label }: { status: string; label: string }) {
  return <Badge tone={tones[status] ?? "info"}>{label}</Badge>;
}

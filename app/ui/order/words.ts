import { isOrderStatus, type OrderStatus } from "~/domain/ordering/order-status";
import type { NoDelivery } from "~/domain/ordering/ports";
import { isRejectReason, type RejectReason } from "~/domain/ordering/policy";
import { isSubOrderStatus, type SubOrderStatus } from "~/domain/ordering/sub-order-status";
import { formatVnd } from "~/domain/shared/money";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { formatDate, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { getLocale, type Locale } from "~/paraglide/runtime";
import type { Tone } from "~/ui/primitives/notice";
import { gramsText } from "~/ui/primitives/numbers";

const unitWords: Record<Unit, () => string> = {
  kg: m.unit_kg,
  bunch: m.unit_bunch,
  piece: m.unit_piece,
  box: m.unit_box,
  pack: m.unit_pack,
};

const counted: Record<Unit, (of: { count: number }) => string> = {
  kg: m.counted_kg,
  bunch: m.counted_bunch,
  piece: m.counted_piece,
  box: m.counted_box,
  pack: m.counted_pack,
};

/** 1.500, weight → "1,5 kg"; 3, each → "3 trái" */
export const quantityText = (quantity: number, soldBy: Measure, unit: Unit): string =>
  soldBy === "weight" ? gramsText(quantity) : counted[unit]({ count: quantity });

/** "25.000 ₫/kg" */
export const unitPriceText = (priceVnd: number, pricedBy: Measure, unit: Unit): string =>
  `${formatVnd(priceVnd)}/${pricedBy === "weight" ? unitWords.kg() : unitWords[unit]()}`;

const weekdays: Record<Locale, Intl.DateTimeFormat> = {
  vi: new Intl.DateTimeFormat("vi", { weekday: "long", timeZone: "Asia/Ho_Chi_Minh" }),
  en: new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "Asia/Ho_Chi_Minh" }),
};

const dayText = (at: string): string => `${weekdays[getLocale()].format(new Date(at))} ${formatDate(at).slice(0, 5)}`;

/** "Chủ Nhật 22/11, 14:00–18:00"; over midnight "Chủ Nhật 22/11, 22:00 – Thứ Hai 23/11, 02:00": days away, never years. */
export function windowText(from: string, until: string): string {
  return formatDate(from) === formatDate(until)
    ? `${dayText(from)}, ${formatTime(from)}–${formatTime(until)}`
    : `${dayText(from)}, ${formatTime(from)} – ${dayText(until)}, ${formatTime(until)}`;
}

const orderWords: Record<OrderStatus, () => string> = {
  awaiting_payment: m.order_status_awaiting_payment,
  confirmed: m.order_status_confirmed,
  in_progress: m.order_status_in_progress,
  completed: m.order_status_completed,
  cancelled: m.order_status_cancelled,
  expired: m.order_status_expired,
};
export const orderStatusText = (status: string): string => (isOrderStatus(status) ? orderWords[status]() : status);

const partWords: Record<SubOrderStatus, () => string> = {
  awaiting_payment: m.order_status_awaiting_payment,
  new: m.order_part_new,
  accepted: m.order_part_accepted,
  harvesting: m.order_part_harvesting,
  weighed: m.order_part_weighed,
  packed: m.order_part_packed,
  handed_over: m.order_part_handed_over,
  delivered: m.order_part_delivered,
  settled: m.order_part_settled,
  rejected: m.order_part_rejected,
  cancelled: m.order_part_cancelled,
  returned: m.order_part_returned,
  written_off: m.order_part_written_off,
};
export const partStatusText = (status: string): string => (isSubOrderStatus(status) ? partWords[status]() : status);

const tones: Readonly<Partial<Record<string, Tone>>> = {
  awaiting_payment: "warning",
  new: "warning",
  completed: "good",
  delivered: "good",
  settled: "good",
  cancelled: "bad",
  expired: "bad",
  rejected: "bad",
  returned: "bad",
  written_off: "bad",
} satisfies Partial<Record<OrderStatus | SubOrderStatus, Tone>>;
export const statusTone = (status: string): Tone => tones[status] ?? "info";

const reasonWords: Record<RejectReason, () => string> = {
  out_of_stock: m.order_reason_out_of_stock,
  bad_quality: m.order_reason_bad_quality,
  bad_weather: m.order_reason_bad_weather,
  cannot_travel: m.order_reason_cannot_travel,
  other: m.order_reason_other,
};
export const reasonText = (reason: string): string => (isRejectReason(reason) ? reasonWords[reason]() : reason);

const noDeliveryWords: Record<NoDelivery, () => string> = {
  area_closed: m.checkout_why_area_closed,
  too_far: m.checkout_why_too_far,
  no_capacity: m.checkout_why_no_capacity,
};
export const noDeliveryText = (why: NoDelivery): string => noDeliveryWords[why]();

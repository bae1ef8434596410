import type { DeclineReason } from "~/domain/delivery/offers/offer-status";
import type { FailureReason } from "~/domain/delivery/runs/failure-reasons";
import { isFailureReason } from "~/domain/delivery/runs/failure-reasons";
import { isLossReason } from "~/domain/delivery/losses/loss";
import type { ShipmentStatus } from "~/domain/delivery/shipment-status";
import { m } from "~/paraglide/messages";
import { decimalText } from "~/ui/primitives/numbers";
import { lossLabel } from "./loss-words";

const statuses: Record<ShipmentStatus, () => string> = {
  created: m.delivery_status_created,
  ready: m.delivery_status_ready,
  planned: m.delivery_status_planned,
  offered: m.delivery_status_offered,
  assigned: m.delivery_status_assigned,
  en_route_pickup: m.delivery_status_en_route_pickup,
  at_pickup: m.delivery_status_at_pickup,
  pickup_failed: m.delivery_status_pickup_failed,
  picked_up: m.delivery_status_picked_up,
  in_transit: m.delivery_status_in_transit,
  at_hub: m.delivery_status_at_hub,
  sorted: m.delivery_status_sorted,
  out_for_delivery: m.delivery_status_out_for_delivery,
  en_route_dropoff: m.delivery_status_en_route_dropoff,
  at_dropoff: m.delivery_status_at_dropoff,
  delivery_failed: m.delivery_status_delivery_failed,
  held: m.delivery_status_held,
  returning: m.delivery_status_returning,
  returned: m.delivery_status_returned,
  return_failed: m.delivery_status_return_failed,
  delivered: m.delivery_status_delivered,
  partially_delivered: m.delivery_status_partially_delivered,
  cancelled: m.delivery_status_cancelled,
  lost: m.delivery_status_lost,
  damaged: m.delivery_status_damaged,
};

const failures: Record<FailureReason, () => string> = {
  seller_asks_later: m.delivery_failure_seller_asks_later,
  seller_no_answer: m.delivery_failure_seller_no_answer,
  seller_wrong_address: m.delivery_failure_seller_wrong_address,
  not_packed: m.delivery_failure_not_packed,
  over_weight: m.delivery_failure_over_weight,
  bad_packing: m.delivery_failure_bad_packing,
  breakdown: m.delivery_failure_breakdown,
  overloaded: m.delivery_failure_overloaded,
  running_late: m.delivery_failure_running_late,
  keeper_not_there: m.delivery_failure_keeper_not_there,
  parcel_damaged: m.delivery_failure_parcel_damaged,
  no_answer: m.delivery_failure_no_answer,
  unreachable: m.delivery_failure_unreachable,
  wrong_address: m.delivery_failure_wrong_address,
  asks_later: m.delivery_failure_asks_later,
  changed_mind: m.delivery_failure_changed_mind,
  did_not_order: m.delivery_failure_did_not_order,
  wrong_goods: m.delivery_failure_wrong_goods,
  damaged_goods: m.delivery_failure_damaged_goods,
  building_closed: m.delivery_failure_building_closed,
  checkpoint_refused: m.delivery_failure_checkpoint_refused,
  zone_locked: m.delivery_failure_zone_locked,
  too_warm: m.delivery_failure_too_warm,
  weather: m.delivery_failure_weather,
  road_closed: m.delivery_failure_road_closed,
};

const declines: Record<DeclineReason, () => string> = {
  too_far: m.courier_decline_too_far,
  too_heavy: m.courier_decline_too_heavy,
  too_little_pay: m.courier_decline_too_little_pay,
  no_pass: m.courier_decline_no_pass,
  break: m.courier_decline_break,
  other: m.courier_decline_other,
};

const obstacles: Readonly<Record<string, () => string>> = {
  area: m.delivery_why_area,
  vehicle: m.delivery_why_vehicle,
  cold: m.delivery_why_cold,
  capacity: m.delivery_why_capacity,
  pass: m.delivery_why_pass,
  position: m.delivery_why_position,
  window: m.delivery_why_window,
  pinned: m.delivery_why_pinned,
  set_aside: m.delivery_why_set_aside,
  resting: m.delivery_why_resting,
  order: m.delivery_why_order,
  frozen: m.delivery_why_frozen,
  ride: m.delivery_why_ride,
  shift: m.delivery_why_shift,
  off_shift: m.delivery_why_off_shift,
  moved_on: m.delivery_why_moved_on,
  others_first: m.delivery_why_others_first,
  nobody_on_duty: m.delivery_why_nobody_on_duty,
  area_barred: m.delivery_why_area_barred,
  border_barred: m.delivery_why_border_barred,
  unknown_area: m.delivery_why_unknown_area,
};

const colds: Readonly<Record<string, () => string>> = {
  ambient: m.delivery_cold_ambient,
  chilled: m.delivery_cold_chilled,
  frozen: m.delivery_cold_frozen,
};

const offers: Readonly<Record<string, () => string>> = {
  sent: m.delivery_offer_sent,
  seen: m.delivery_offer_seen,
  accepted: m.delivery_offer_accepted,
  declined: m.delivery_offer_declined,
  expired: m.delivery_offer_expired,
  withdrawn: m.delivery_offer_withdrawn,
};

export const shipmentStatusLabel = (status: ShipmentStatus): string => statuses[status]();
export const failureLabel = (reason: FailureReason): string => failures[reason]();
export const declineLabel = (reason: DeclineReason): string => declines[reason]();
export const obstacleLabel = (rule: string): string => obstacles[rule]?.() ?? rule;
/** "3 không đủ tải"; what is nobody's in particular has no number: "không ai đang trong ca gần đó". */
export const obstacleCount = ([rule, count]: readonly [string, number]): string =>
  count === 0 ? obstacleLabel(rule) : `${count} ${obstacleLabel(rule)}`;
export const coldLabel = (coldClass: string): string => colds[coldClass]?.() ?? coldClass;
export const offerLabel = (status: string): string => offers[status]?.() ?? status;

/** Why a shipment is on hold: a closed area or hub, or the reason the courier gave. */
export const heldLabel = (why: string | null): string =>
  why === null || why === "closed_area"
    ? m.delivery_held_closed_area()
    : why === "hub_closed"
      ? m.delivery_held_hub_closed()
      : why === "operator"
        ? m.delivery_held_operator()
        : isFailureReason(why)
          ? failureLabel(why)
          : isLossReason(why)
            ? lossLabel(why)
            : obstacleLabel(why);

const wayReasons: Readonly<Record<string, () => string>> = {
  near: m.delivery_way_why_near,
  cheaper: m.delivery_way_why_cheaper,
  no_hub: m.delivery_way_why_no_hub,
  no_cold_room: m.delivery_way_why_no_cold_room,
  too_late: m.delivery_way_why_too_late,
};

/** Why goods go straight or through hubs. */
export const wayReason = (why: string): string => (wayReasons[why] ?? m.delivery_way_why_only_way)();

/** 12345 → "12,3 km"; "12.3 km" in English. */
export const kilometres = (metres: number): string =>
  m.delivery_distance({ km: decimalText(Math.round(metres / 100) / 10) });

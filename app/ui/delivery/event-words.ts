import { isFailureReason } from "~/domain/delivery/runs/failure-reasons";
import { isLossReason } from "~/domain/delivery/losses/loss";
import { declineReasons } from "~/domain/delivery/offers/offer-status";
import type { Details } from "~/domain/shared/details";
import { m } from "~/paraglide/messages";
import { declineLabel, failureLabel, heldLabel } from "./delivery-words";
import { lossLabel } from "./loss-words";

/** Lines of a shipment's log that are not words of a whole order's story. */
export const eventWords: Readonly<Record<string, () => string>> = {
  said_arrived: m.delivery_event_said_arrived,
  said_scanned: m.delivery_event_said_scanned,
  said_delivered: m.delivery_event_said_delivered,
  said_failed: m.delivery_event_said_failed,
  said_lost: m.delivery_event_said_lost,
  said_returned: m.delivery_event_said_returned,
  said_called: m.delivery_event_said_called,
  said_departed: m.delivery_event_said_departed,
  planned: m.delivery_event_planned,
  stopped: m.delivery_event_stopped,
  released: m.delivery_event_released,
  given_back: m.delivery_event_given_back,
  drives_on: m.delivery_event_drives_on,
  nobody_came: m.delivery_event_nobody_came,
  taken_over: m.delivery_event_taken_over,
  waits_on_road: m.delivery_event_waits_on_road,
  hub_received: m.delivery_event_hub_received,
  at_hub: m.delivery_event_at_hub,
  sorted: m.delivery_event_sorted,
  waits_at_hub: m.delivery_event_waits_at_hub,
  in_transit: m.delivery_event_in_transit,
  out_for_delivery: m.delivery_event_out_for_delivery,
  hub_sends_back: m.delivery_event_hub_sends_back,
  hub_opened: m.delivery_event_hub_opened,
  rerouted: m.delivery_event_rerouted,
  operator_assign: m.delivery_event_operator_assign,
  operator_pin: m.delivery_event_operator_pin,
  operator_release: m.delivery_event_operator_release,
  operator_hold: m.delivery_event_operator_hold,
  operator_cancel: m.delivery_event_operator_cancel,
  operator_go_on: m.delivery_event_operator_resume,
  operator_send_back: m.delivery_event_operator_send_back,
  conflict: m.delivery_event_conflict,
  wrong_pin: m.delivery_event_wrong_pin,
  pin_locked: m.delivery_event_pin_locked,
  call_first: m.delivery_event_call_first,
  wrong_leg: m.delivery_event_wrong_leg,
  lost: m.delivery_event_lost,
  damaged: m.delivery_event_damaged,
  partially_delivered: m.delivery_event_partially_delivered,
  return_failed: m.delivery_event_return_failed,
  ready: m.delivery_event_ready,
};

/** What was written down with a line of the log, in words: "kiện 23G3JFFP"; ids say nothing to a person. */
export function eventDetail({ reached, by, code, hub, reason, note, why }: Details): string {
  return [
    typeof hub === "string" ? hub : "",
    typeof code === "string" ? m.delivery_event_detail_parcel({ code }) : "",
    reached === true ? m.delivery_event_detail_reached() : "",
    reached === false ? m.delivery_event_detail_not_reached() : "",
    typeof by === "string" ? (ways[by]?.() ?? "") : "",
    typeof reason === "string" ? reasonText(reason) : "",
    typeof why === "string" ? heldLabel(why) : "",
    typeof note === "string" ? note : "",
  ]
    .filter((words) => words !== "")
    .join(" · ");
}

function reasonText(reason: string): string {
  if (isFailureReason(reason)) return failureLabel(reason);
  if (isLossReason(reason)) return lossLabel(reason);
  const declined = declineReasons.find((known) => known === reason);
  return declined === undefined ? reason : declineLabel(declined);
}

const ways: Readonly<Record<string, () => string>> = {
  photo: m.delivery_event_detail_by_photo,
  pin: m.delivery_event_detail_by_pin,
  rostered: m.delivery_event_detail_by_roster,
  operator: m.delivery_event_detail_by_operator,
};

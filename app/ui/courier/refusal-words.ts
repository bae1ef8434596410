import { obstacleLabel } from "~/ui/delivery/delivery-words";
import { m } from "~/paraglide/messages";

const words: Readonly<Record<string, () => string>> = {
  conflict: m.courier_no_conflict,
  wrong_parcel: m.courier_no_wrong_parcel,
  wrong_pin: m.courier_no_wrong_pin,
  pin_locked: m.courier_no_pin_locked,
  call_first: m.courier_no_call_first,
  wrong_leg: m.courier_no_wrong_leg,
  offer_gone: m.courier_no_offer_gone,
  off_shift: m.courier_no_off_shift,
  no_longer_fits: m.courier_no_no_longer_fits,
  stale_position: m.courier_no_stale_position,
  outside_vietnam: m.courier_no_outside_vietnam,
  goods_on_board: m.courier_no_goods_on_board,
  at_the_end: m.courier_no_at_the_end,
  stop_begun: m.courier_no_stop_begun,
  being_taken_over: m.courier_no_being_taken_over,
  nobody_is_coming: m.courier_no_nobody_is_coming,
  taker_is_there: m.courier_no_taker_is_there,
  wait_for_taker: m.courier_no_wait_for_taker,
  photo: m.courier_no_photo,
  photo_too_big: m.courier_no_photo_too_big,
  missing: m.courier_no_missing,
  invalid: m.courier_no_invalid,
};

/** Why the courier's word was not taken, and what to do. */
export function refusalText(reason: string, rule: string | null = null): string {
  if (reason === "not_feasible" && rule !== null) return m.courier_no_not_feasible({ why: obstacleLabel(rule) });
  return (words[reason] ?? m.courier_no_invalid)();
}

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
  stops_left: m.courier_no_stops_left,
  photo: m.courier_no_photo,
  missing: m.courier_no_missing,
  invalid: m.courier_no_invalid,
};

/** Why the courier's word was not taken, and what to do. */
export const refusalText = (reason: string): string => (words[reason] ?? m.courier_no_invalid)();

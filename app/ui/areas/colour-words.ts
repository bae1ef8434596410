import type { Colour, Mover, Permission } from "~/domain/areas/movement";
import type { Consequence } from "~/domain/delivery/area-changes/area-consequence";
import { m } from "~/paraglide/messages";
import type { Tone } from "~/ui/primitives/notice";

const colourTexts: Record<Colour, () => string> = {
  green: m.areas_colour_green,
  yellow: m.areas_colour_yellow,
  red: m.areas_colour_red,
  sealed: m.areas_colour_sealed,
};
export const colourText = (colour: Colour): string => colourTexts[colour]();

export const colourTone: Record<Colour, Tone> = { green: "good", yellow: "warning", red: "bad", sealed: "bad" };

const moverTexts: Record<Mover, () => string> = {
  courier: m.areas_mover_courier,
  seller: m.areas_mover_seller,
  shopper: m.areas_mover_shopper,
};
export const moverText = (mover: Mover): string => moverTexts[mover]();

const permissionTexts: Record<Mover, Record<Permission, () => string>> = {
  courier: {
    free: m.areas_courier_free,
    with_pass: m.areas_courier_with_pass,
    barred: m.areas_courier_barred,
  },
  seller: { free: m.areas_seller_free, with_pass: m.areas_seller_free, barred: m.areas_seller_barred },
  shopper: { free: m.areas_shopper_free, with_pass: m.areas_shopper_free, barred: m.areas_shopper_barred },
};
export const permissionText = (mover: Mover, permission: Permission): string => permissionTexts[mover][permission]();

const borderTexts: Record<Permission, () => string> = {
  free: m.areas_border_free,
  with_pass: m.areas_border_with_pass,
  barred: m.areas_border_barred,
};
export const borderText = (permission: Permission): string => borderTexts[permission]();

const consequenceTexts: Record<Consequence, () => string> = {
  none: m.areas_hit_none,
  release: m.areas_hit_release,
  another_way: m.areas_hit_another_way,
  drop_point: m.areas_hit_drop_point,
  to_door: m.areas_hit_to_door,
  hand_over: m.areas_hit_hand_over,
  hold: m.areas_hit_hold,
  go_on: m.areas_hit_go_on,
};
export const consequenceText = (consequence: Consequence): string => consequenceTexts[consequence]();

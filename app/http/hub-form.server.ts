import { z } from "zod";
import { m } from "~/paraglide/messages";
import { addressShape, pinOf } from "./address-form.server";
import { field, type FieldFaults } from "./form.server";

/** "05:30" → 330; "24:00" is the end of the day. */
const clock = () =>
  z.string().transform((value, context): number => {
    const [, hours = "", minutes = ""] = /^(\d{1,2}):(\d{2})$/.exec(value) ?? [];
    const minute = Number(hours) * 60 + Number(minutes);
    if (hours !== "" && Number(minutes) < 60 && minute <= 1_440) return minute;
    context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.hub_clock_bad() });
    return z.NEVER;
  });

const code = () =>
  z.string().transform((value, context): string => {
    const wanted = value.toUpperCase();
    if (/^[A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])$/.test(wanted)) return wanted;
    context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.hub_code_bad() });
    return z.NEVER;
  });

/** The fields of `ui/hub/hub-form`. */
export const hubForm = z
  .object({
    ...addressShape,
    code: code(),
    name: field.name(80),
    phone: field.phone(),
    opens: clock(),
    closes: clock(),
    sortMinutes: field.integer(0, 1_440),
    dayKg: field.integer(1, 1_000_000),
    dockSlots: field.integer(1, 200),
    hasColdRoom: field.tick(),
  })
  .transform(({ lat, lng, opens, closes, ...hub }) => ({
    ...hub,
    pin: pinOf({ lat, lng }),
    opensMinute: opens,
    closesMinute: closes,
  }));

/** A refusal of the domain beside the field it is about. */
export const hubFaults = {
  code_taken: (): FieldFaults => ({ code: m.hub_fault_code_taken() }),
  unknown_commune: (): FieldFaults => ({ communeCode: m.areas_unknown_commune() }),
  pin_far: (): FieldFaults => ({ pin: m.areas_pin_far() }),
  closes_before_it_opens: (): FieldFaults => ({ closes: m.hub_fault_hours() }),
  cold_goods_there: (): FieldFaults => ({ hasColdRoom: m.hub_fault_cold() }),
} as const;

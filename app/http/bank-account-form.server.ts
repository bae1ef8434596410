import { z } from "zod";
import { m } from "~/paraglide/messages";
import { field, type FieldFaults } from "./form.server";

/** Where somebody's money goes, as a farm and a courier type it alike. */
export const bankAccountForm = z.object({
  bankBin: field.optionalText(6),
  number: field.optionalText(40),
  holder: field.optionalText(100),
});

/** What stands beside which field, by the reason for refusing an account. */
export const bankAccountFaults = {
  bank_unknown: () => ({ bankBin: m.money_account_bank_unknown() }),
  number_wrong: () => ({ number: m.money_account_number_wrong() }),
  holder_missing: () => ({ holder: m.money_account_holder_missing() }),
} as const satisfies Readonly<Record<string, () => FieldFaults>>;

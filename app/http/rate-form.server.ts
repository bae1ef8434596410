import { z } from "zod";
import { readVietnamTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { field } from "./form.server";

/** "5", "4,5", "4.25" → parts per ten thousand. */
const percent = (mostBp: number) =>
  z.string().transform((value, context): number => {
    const [, whole = "", part = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(value.trim()) ?? [];
    const bp = Number(whole) * 100 + Number(part.padEnd(2, "0"));
    if (whole !== "" && bp <= mostBp) return bp;
    const most = String(mostBp / 100);
    context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.rates_no_percent({ most }) });
    return z.NEVER;
  });

/** What `<input type="date">` sends: midnight of the Vietnamese day. */
const day = () =>
  z.string().transform((value, context): Date => {
    const at = readVietnamTime(`${value}T00:00`);
    if (at !== null) return at;
    context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.fault_invalid() });
    return z.NEVER;
  });

const mostVnd = 100_000_000;
const sum = () => z.preprocess((value) => (value === "" ? "0" : value), field.vnd(0, mostVnd)).default(0);
const optionalSum = () =>
  z.preprocess((value) => (value === "" ? null : value), z.union([z.null(), field.vnd(0, mostVnd)])).default(null);

const dated = {
  intent: field.choice(["preview", "propose"]),
  from: day(),
  reason: field.text(200, 3),
};

/** The forms of `ui/money/rate-forms`: a rate, as the ledger reads it, and what is to be done with it. */
export const newRateForm = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("commission"),
      ...dated,
      categoryId: z.string().max(60).default(""),
      percent: percent(5_000),
      fixed: sum(),
      minimum: sum(),
      maximum: optionalSum(),
    }),
    z.object({ kind: z.literal("end"), ...dated, categoryId: field.text(60) }),
    z.object({
      kind: z.literal("tax"),
      ...dated,
      work: field.choice(["goods", "transport"]),
      vat: percent(2_000),
      pit: percent(2_000),
    }),
  ])
  .transform(({ intent, reason, ...typed }) => ({ intent, reason, rate: rateOf(typed) }));

type TypedRate =
  | {
      kind: "commission";
      from: Date;
      categoryId: string;
      percent: number;
      fixed: number;
      minimum: number;
      maximum: number | null;
    }
  | { kind: "end"; from: Date; categoryId: string }
  | { kind: "tax"; from: Date; work: "goods" | "transport"; vat: number; pit: number };

/** As the ledger names it. */
function rateOf(typed: TypedRate) {
  switch (typed.kind) {
    case "end":
      return typed;
    case "tax":
      return { kind: typed.kind, from: typed.from, work: typed.work, vatBp: typed.vat, pitBp: typed.pit };
    case "commission": {
      const { kind, from, percent: percentBp, fixed: fixedVnd, minimum: minimumVnd, maximum: maximumVnd } = typed;
      return { kind, from, categoryId: typed.categoryId || null, percentBp, fixedVnd, minimumVnd, maximumVnd };
    }
  }
}

/** A proposal that waits, or a rate that is to come. */
export const rateSigningForm = z.object({
  intent: field.choice(["agree", "withdraw"]),
  table: field.choice(["commission", "tax"]),
  rateId: field.integer(1, 2_000_000_000),
});

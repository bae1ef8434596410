import { z } from "zod";
import { acceptSubOrder, startHarvest, type SellerHand } from "~/domain/ordering/selling/accept-sub-order.server";
import { packSubOrder } from "~/domain/ordering/selling/pack-sub-order.server";
import { mostParcels, rejectReasons } from "~/domain/ordering/policy";
import { readWeight } from "~/domain/ordering/selling/read-weight";
import { rejectSubOrder } from "~/domain/ordering/selling/reject-sub-order.server";
import type { WeighingRefusal } from "~/domain/ordering/selling/settle-weight";
import type { MoveRefusal } from "~/domain/ordering/sub-order-status";
import { weighLine } from "~/domain/ordering/selling/weigh-line.server";
import type { Refusal } from "~/domain/shared/refusal";
import { field, type FieldFaults } from "~/http/form.server";
import { m } from "~/paraglide/messages";
import type { Wiring } from "~/wiring.server";
import { partStatusText } from "~/ui/order/words";

const weight = z.string().transform((text, context) => {
  const grams = readWeight(text);
  if (grams !== null) return grams;
  context.addIssue({ code: "custom", message: m.farm_order_fault_weight() });
  return z.NEVER;
});

/** Everything a seller does to an order, as forms say it. */
export const sellerWork = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept") }),
  z.object({ intent: z.literal("harvest") }),
  z.object({
    intent: z.literal("reject"),
    reason: z.enum(rejectReasons, { error: () => m.farm_order_fault_reason() }),
    note: field.optionalText(300),
  }),
  z.object({
    intent: z.literal("weigh"),
    lineId: field.id(),
    weight,
    count: field.integer(0, 1_000_000).optional(),
    sure: field.tick(),
  }),
  z.object({
    intent: z.literal("pack"),
    parcels: field.integer(1, mostParcels),
    version: field.integer(1, 1_000_000_000),
  }),
]);
export type SellerWork = z.infer<typeof sellerWork>;

/** Does it; null when it is done, else what to say and where. */
export async function doSellerWork(
  { db, moment, env }: Pick<Wiring, "db" | "moment" | "env">,
  hand: SellerHand,
  subOrderId: string,
  work: SellerWork,
): Promise<FieldFaults | null> {
  const now = moment();
  switch (work.intent) {
    case "accept":
      return faultOf(await acceptSubOrder(db, now, hand, { subOrderId }));
    case "harvest":
      return faultOf(await startHarvest(db, now, hand, { subOrderId }));
    case "reject":
      return faultOf(await rejectSubOrder(db, now, hand, { ...work, subOrderId }));
    case "weigh": {
      const { lineId, weight: grams, count = null, sure } = work;
      return faultOf(await weighLine(db, now, hand, { subOrderId, lineId, weighing: { grams, count }, sure }), lineId);
    }
    case "pack":
      return faultOf(await packSubOrder(db, now, hand, { ...work, subOrderId, creditBelowVnd: env.CREDIT_BELOW_VND }));
  }
}

type WorkRefusal = MoveRefusal | WeighingRefusal | Refusal<"stale"> | Refusal<"nothing_packed">;

function faultOf(outcome: { ok: true } | WorkRefusal, lineId = ""): FieldFaults | null {
  if (outcome.ok) return null;
  switch (outcome.reason) {
    // The second tap found it done: that is what was wanted.
    case "already":
      return null;
    case "not_now":
      return { form: m.farm_order_fault_not_now({ status: partStatusText(outcome.status) }) };
    case "stale":
      return { form: m.farm_order_fault_stale() };
    case "nothing_packed":
      return { form: m.farm_order_fault_nothing_packed() };
    case "weight_missing":
      return { [`weight:${lineId}`]: m.farm_order_fault_weight_missing() };
    case "weight_implausible":
      return { [`weight:${lineId}`]: m.farm_order_fault_implausible(), [`sure:${lineId}`]: m.farm_order_sure() };
    case "count_missing":
      return { [`count:${lineId}`]: m.farm_order_fault_count_missing() };
    case "count_too_high":
      return { [`count:${lineId}`]: m.farm_order_fault_count_high() };
  }
}

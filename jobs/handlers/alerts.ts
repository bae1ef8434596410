import { shipmentsNeedingOperator } from "~/domain/delivery/attention-queries.server";
import { tellOperators } from "~/domain/identity/operators/tell-operators.server";
import { paymentTroubles, type TroubleKind } from "~/domain/payments/trouble-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

/** Whoever hears of it finds it solved or not solved: what is in order again by now is not told. */
export const alertHandlers: HandlersFor<"alert-shipment" | "alert-payment" | "alert-refund"> = {
  "alert-shipment": async ({ db, moment, env }, { shipmentId }) => {
    const [waiting] = await shipmentsNeedingOperator(db, shipmentId);
    if (!waiting) return;
    const facts = { code: waiting.code, link: `${env.publicUrl}/dieu-hanh/van-don/${shipmentId}` };
    await tellOperators(db, moment(), {
      subject: `shipment:${shipmentId}`,
      status: waiting.kind,
      template: "alert_shipment",
      words: (locale) => m.ops_sms_shipment(facts, { locale }),
    });
  },
  "alert-payment": (world, { attemptId }) => alertMoney(world, `payment_attempt:${attemptId}`),
  "alert-refund": (world, { refundId }) => alertMoney(world, `refund:${refundId}`),
};

const sayings: Record<TroubleKind, typeof m.ops_sms_suspected> = {
  suspected: m.ops_sms_suspected,
  mismatched: m.ops_sms_mismatched,
  unresolved: m.ops_sms_unresolved,
  refund_failed: m.ops_sms_refund_failed,
};

async function alertMoney({ db, moment, env }: Wiring, subject: string): Promise<void> {
  const [trouble] = await paymentTroubles(db, { subject });
  if (!trouble) return;
  const { kind, reference, amountVnd, orderId } = trouble;
  const facts = { reference, amount: plainVnd(amountVnd), link: `${env.publicUrl}/dieu-hanh/don/${orderId}` };
  await tellOperators(db, moment(), {
    subject,
    status: kind,
    template: "alert_payment",
    words: (locale) => sayings[kind](facts, { locale }),
  });
}

/** "₫" would make the SMS three times as dear. */
const plainVnd = (amount: number): string => formatVnd(amount).replace(/\s*₫/, " VND");

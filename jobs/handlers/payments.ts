import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import { askVnpay } from "~/domain/payments/ask-vnpay.server";
import { expireSessions } from "~/domain/payments/expire-sessions.server";
import { attemptsToAsk, refundsToPush } from "~/domain/payments/queries.server";
import { checkRefund, sendRefund } from "~/domain/payments/send-refund.server";
import type { Wiring } from "~/wiring.server";
import type { HandlersFor } from "../handlers";

async function askAttempt({ db, gateway, moment }: Wiring, attemptId: string): Promise<void> {
  const word = await askVnpay(db, moment(), gateway, attemptId);
  if (word !== null) await receivePayment(db, moment(), word);
}

export const paymentHandlers: HandlersFor<
  "ask-attempt" | "ask-stuck-attempts" | "send-refund" | "push-refunds" | "expire-sessions"
> = {
  "ask-attempt": (world, { attemptId }) => askAttempt(world, attemptId),
  "ask-stuck-attempts": async (world) => {
    for (const attemptId of await attemptsToAsk(world.db, world.clock.now())) await askAttempt(world, attemptId);
  },
  "send-refund": ({ db, gateway, moment }, { refundId }) => sendRefund(db, moment(), gateway, refundId),
  "push-refunds": async ({ db, gateway, moment, clock }) => {
    for (const { refundId, step } of await refundsToPush(db, clock.now())) {
      await (step === "send" ? sendRefund : checkRefund)(db, moment(), gateway, refundId);
    }
  },
  "expire-sessions": ({ db, moment }) => expireSessions(db, moment()),
};

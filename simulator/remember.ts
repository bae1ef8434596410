import type { Payment, Refund } from "./book";
import { dayOf, fromDate14 } from "./dates";
import { watchExpiry } from "./finish";
import { announceAgain } from "./ipn";
import type { World } from "./world";

/** After a restart: every payment is known again, and what was under way goes on. */
export function remember(world: World): void {
  for (const payment of world.journal.payments()) {
    world.book.know(payment, dayOf(fromDate14(payment.createDate) ?? payment.expiresAt));
    if (payment.status === "01") watchExpiry(world, payment);
    announceAgain(world, payment);
    for (const refund of payment.refunds) carryOut(world, payment, refund);
  }
}

/** The bank works on a refund: sent, then returned or refused. What is finished stays as it is. */
export function carryOut(world: World, payment: Payment, refund: Refund): void {
  const { clock, switches, journal } = world;
  if (refund.status !== "05" && refund.status !== "06") return;
  const ageMs = clock.now().getTime() - (fromDate14(refund.createdAt) ?? clock.now()).getTime();
  const become = (status: Refund["status"]): void => {
    refund.status = status;
    journal.keep([payment]);
  };
  if (refund.status === "05") clock.after(Math.max(0, switches.refundSentMs - ageMs), () => become("06"));
  clock.after(Math.max(0, switches.refundDoneMs - ageMs), () => become(switches.refundResult));
}

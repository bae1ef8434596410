import type { Payment } from "./book";
import { toDate14 } from "./dates";
import { announce, owe, resultFields, signedResult } from "./ipn";
import { type Outcome, outcomes } from "./outcomes";
import type { World } from "./world";

/** The shopper is done. Gives the address they are sent back to, or null when the payment was over already. */
export async function finish(world: World, payment: Payment, outcome: Outcome): Promise<string | null> {
  const { clock, switches } = world;
  if (payment.status !== "01" || payment.expiresAt <= clock.now()) return null;
  const { responseCode, status } = outcomes[outcome];
  const cancelled = outcome === "cancel";
  payment.status = status;
  payment.responseCode = responseCode;
  payment.bankCode = cancelled ? "VNPAY" : "NCB";
  payment.cardType = cancelled ? "QRCODE" : "ATM";
  payment.payDate = toDate14(clock.now());
  if (switches.ipn === "never") world.journal.keep([payment]);
  else owe(world, payment, 1, switches.ipn === "after" ? switches.ipnDelayMs : 0);
  if (switches.ipn === "before") await announce(world, payment);
  if (switches.ipn === "after") clock.after(switches.ipnDelayMs, () => announce(world, payment));
  return returnAddress(world, payment);
}

function returnAddress(world: World, payment: Payment): string {
  const join = payment.returnUrl.includes("?") ? "&" : "?";
  return `${payment.returnUrl}${join}${signedResult(world, resultFields(world, payment))}`;
}

/** Nobody finished it in time. VNPAY tells the merchant nothing, unless switched on. */
export function watchExpiry(world: World, payment: Payment): void {
  world.clock.after(payment.expiresAt.getTime() - world.clock.now().getTime(), async () => {
    if (payment.status !== "01") return;
    payment.status = "02";
    payment.responseCode = "11";
    payment.bankCode = "VNPAY";
    payment.payDate = toDate14(world.clock.now());
    world.journal.keep([payment]);
    if (world.switches.ipnAtExpiry) await announce(world, payment);
  });
}

/** VNPAY looked at a suspected payment: it was good, or the money goes back. */
export async function decideSuspicion(world: World, payment: Payment, good: boolean): Promise<boolean> {
  if (payment.status !== "07") return false;
  payment.status = good ? "00" : "02";
  payment.responseCode = good ? "00" : "99";
  world.journal.keep([payment]);
  await announce(world, payment);
  return true;
}

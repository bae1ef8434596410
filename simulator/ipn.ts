import type { Payment } from "./book";
import { toDate14 } from "./dates";
import { get } from "./line";
import { type Fields, signQuery } from "./signing";
import type { World } from "./world";

const mostTurns = 10;
const pauseMs = 5 * 60_000;

/** The fields of a return URL and an IPN, in the shapes seen on VNPAY's sandbox. */
export function resultFields({ terminal }: World, payment: Payment): Fields {
  const paid = payment.status === "00" || payment.status === "07";
  return {
    vnp_Amount: String(payment.amount),
    vnp_BankCode: payment.bankCode,
    ...(paid ? { vnp_BankTranNo: `VNP${payment.transactionNo}` } : {}),
    vnp_CardType: payment.cardType,
    vnp_OrderInfo: payment.orderInfo,
    vnp_PayDate: payment.payDate,
    vnp_ResponseCode: payment.responseCode,
    vnp_TmnCode: terminal.tmnCode,
    vnp_TransactionNo: paid ? payment.transactionNo : "0",
    vnp_TransactionStatus: payment.status,
    vnp_TxnRef: payment.txnRef,
  };
}

export function signedResult(world: World, fields: Fields): string {
  const { text, signature } = signQuery(world.terminal.secret, fields);
  return `${text}&vnp_SecureHash=${signature}`;
}

/** Sends the result to the merchant as the switches say, and again every five minutes until it answers 00 or 02. */
export async function announce(world: World, payment: Payment): Promise<void> {
  const query = signedResult(world, resultFields(world, payment));
  payment.lastIpn = query;
  owe(world, payment, 1, 0);
  const { ipnCopies, atOnce } = world.switches;
  const send = () => deliver(world, payment, query, 1);
  if (atOnce) await Promise.all(Array.from({ length: ipnCopies }, send));
  else for (let copy = 0; copy < ipnCopies; copy += 1) await send();
}

/** Goes on after a restart where the one before stopped. */
export function announceAgain(world: World, payment: Payment): void {
  const { owedIpn, lastIpn } = payment;
  if (owedIpn === null) return;
  const waitMs = Math.max(0, Date.parse(owedIpn.dueAt) - world.clock.now().getTime());
  world.clock.after(waitMs, () =>
    lastIpn === null ? announce(world, payment) : deliver(world, payment, lastIpn, owedIpn.turn),
  );
}

/** Noted before it is sent, so that a restart owes it still. */
export function owe(world: World, payment: Payment, turn: number, inMs: number): void {
  payment.owedIpn = { turn, dueAt: new Date(world.clock.now().getTime() + inMs).toISOString() };
  world.journal.keep([payment]);
}

async function deliver(world: World, payment: Payment, query: string, turn: number): Promise<void> {
  const reply = await send(world, query);
  const { txnRef } = payment;
  world.book.deliveries.push({ txnRef, at: toDate14(world.clock.now()), turn, query, reply });
  const isHeard = reply === "00" || reply === "02";
  if (isHeard || turn >= mostTurns) {
    payment.owedIpn = null;
    world.journal.keep([payment]);
    return;
  }
  owe(world, payment, turn + 1, pauseMs);
  world.clock.after(pauseMs, () => deliver(world, payment, query, turn + 1));
}

/** One GET to the merchant; gives its RspCode, or in words what went wrong. */
export async function send({ terminal, switches }: World, query: string): Promise<string> {
  const join = terminal.ipnUrl.includes("?") ? "&" : "?";
  const limits = { timeoutMs: switches.ipnTimeoutMs, slowMs: switches.ipnSlowMs };
  try {
    const { body, status } = await get(`${terminal.ipnUrl}${join}${query}`, switches.ipnLine, limits);
    const answer: unknown = JSON.parse(body);
    const code =
      typeof answer === "object" && answer !== null && "RspCode" in answer ? String(answer.RspCode) : "no RspCode";
    return status === 200 ? code : `HTTP ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

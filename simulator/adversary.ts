import type { Payment } from "./book";
import { resultFields, send, signedResult } from "./ipn";
import type { World } from "./world";

/**
 * Everything a thief, a broken proxy or VNPAY on a bad day might send to the merchant's IPN address. Those that do not know
 * the secret must change nothing at all.
 */
const attacks = {
  /** Says "paid" with a made-up signature. */
  forged_hash: (world: World, payment: Payment) => `${paid(world, payment)}`.replace(/[0-9a-f]{128}$/, "0".repeat(128)),
  /** Says "failed" with a made-up signature: must not poison the order. */
  forged_failure: (world: World, payment: Payment) =>
    `${signedResult(world, { ...resultFields(world, payment), vnp_ResponseCode: "24", vnp_TransactionStatus: "02" })}`.slice(
      0,
      -1,
    ) + "x",
  /** A genuine message whose amount was changed on the way. */
  changed_amount: (world: World, payment: Payment) =>
    paid(world, payment).replace(/vnp_Amount=\d+/, "vnp_Amount=500000"),
  /** Signed by VNPAY itself, with another amount than was asked. */
  wrong_amount: (world: World, payment: Payment) =>
    signedResult(world, { ...paidFields(world, payment), vnp_Amount: String(payment.amount + 100) }),
  foreign_terminal: (world: World, payment: Payment) =>
    signedResult(world, { ...paidFields(world, payment), vnp_TmnCode: "STRANGER" }),
  unknown_reference: (world: World, payment: Payment) =>
    signedResult(world, { ...paidFields(world, payment), vnp_TxnRef: "NEVERSEEN" }),
  replay: (world: World, payment: Payment) => payment.lastIpn ?? paid(world, payment),
  repeated_key: (world: World, payment: Payment) => `vnp_Amount=100&${paid(world, payment)}`,
  uppercase_hash: (world: World, payment: Payment) =>
    paid(world, payment).replace(/[0-9a-f]{128}$/, (hash) => hash.toUpperCase()),
  extra_parameters: (world: World, payment: Payment) => `${paid(world, payment)}&utm_source=mail&order=1`,
  /** VNPAY contradicts itself. */
  success_again: (world: World, payment: Payment) => paid(world, payment),
  failure_again: (world: World, payment: Payment) =>
    signedResult(world, {
      ...resultFields(world, payment),
      vnp_ResponseCode: "24",
      vnp_TransactionStatus: "02",
      vnp_TransactionNo: "0",
    }),
} satisfies Record<string, (world: World, payment: Payment) => string>;

export type Attack = keyof typeof attacks;
export const attackNames = Object.keys(attacks);
export const isAttack = (name: unknown): name is Attack => typeof name === "string" && Object.hasOwn(attacks, name);

const paidFields = (world: World, payment: Payment) => ({
  ...resultFields(world, payment),
  vnp_BankCode: "NCB",
  vnp_ResponseCode: "00",
  vnp_TransactionNo: payment.transactionNo,
  vnp_TransactionStatus: "00",
});
const paid = (world: World, payment: Payment): string => signedResult(world, paidFields(world, payment));

/** Sends it and gives the merchant's answer. */
export const attack = (world: World, payment: Payment, name: Attack): Promise<string> =>
  send(world, attacks[name](world, payment));

/** Whether an unpaid order still keeps its goods: a failed payment lets go of them, trying again takes them again. */
export function holdsGoods(events: readonly { readonly type: string }[]): boolean {
  const last = events.findLast(({ type }) => type === "order.payment_failed" || type === "order.held_again");
  return last?.type !== "order.payment_failed";
}

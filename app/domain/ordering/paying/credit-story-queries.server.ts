import { creditHistory, creditOf, creditOnItsWay } from "~/domain/payments/credit/queries.server";
import type { Reader } from "~/platform/db.server";
import { orderLinks } from "../order-queries.server";

/** What a phone number has with us, and every step of it with the order it was about. */
export async function creditStory(reader: Reader, phone: string) {
  const [balanceVnd, withdrawnVnd, history] = await Promise.all([
    creditOf(reader, phone),
    creditOnItsWay(reader, phone),
    creditHistory(reader, phone),
  ]);
  const links = await orderLinks(
    reader,
    history.map(({ orderId }) => orderId),
  );
  const lines = history.map(({ at, orderId, ...line }) => ({
    ...line,
    at: at.toISOString(),
    order: links.find((link) => link.orderId === orderId) ?? null,
  }));
  return { balanceVnd, withdrawnVnd, lines };
}

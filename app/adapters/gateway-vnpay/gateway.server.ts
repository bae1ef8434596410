import { type CallbackReading, readCallback } from "./callback.server";
import { payUrl, type Visit } from "./pay-url.server";
import { query, type Query, type QueryAnswer } from "./query.server";
import { refund, type RefundAnswer, type RefundOrder } from "./refund.server";
import type { Terminal } from "./terminal";

export type VnpayGateway = {
  readonly tmnCode: string;
  readonly payUrl: (visit: Visit) => string;
  readonly readCallback: (rawQuery: string) => CallbackReading;
  readonly query: (ask: Query) => Promise<QueryAnswer>;
  readonly refund: (order: RefundOrder) => Promise<RefundAnswer>;
};

/** Everything a merchant says to VNPAY and hears from it, for one terminal. */
export const vnpayGateway = (terminal: Terminal): VnpayGateway => ({
  tmnCode: terminal.tmnCode,
  payUrl: (visit) => payUrl(terminal, visit),
  readCallback: (rawQuery) => readCallback(terminal, rawQuery),
  query: (ask) => query(terminal, ask),
  refund: (order) => refund(terminal, order),
});

/** A merchant's terminal at VNPAY. */
export type Terminal = {
  /** Eight characters. */
  readonly tmnCode: string;
  readonly secret: string;
  /** Origin of VNPAY's pages and web API: "https://sandbox.vnpayment.vn". */
  readonly origin: string;
  /** How long a querydr or refund may take before it counts as unreachable. */
  readonly timeoutMs?: number;
};

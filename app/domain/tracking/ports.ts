/**
 * Says that something about an order has changed, in any process. It may be said too often, and after a lost connection it
 * is said to everybody: listeners read the table again, the signal itself carries no news.
 */
export type Signals = {
  readonly subscribe: (orderId: string, listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

/** The channel between the projection and the signals. */
export const trackingChannel = "cho_que_tracking";

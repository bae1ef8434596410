/** Our own page between the shop and VNPAY: it makes a new attempt each time it is opened. */
export const payPath = (sessionId: string): string => `/pay/${sessionId}`;

/** A session's name from the address bar; null when it cannot be one. */
export const sessionIdFrom = (text: string | undefined): string | null =>
  text !== undefined && /^cs_[0-9A-Z]{24}$/.test(text) ? text : null;

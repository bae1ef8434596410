/** Our own page between the shop and VNPAY: it makes a new attempt each time it is opened. */
export const payPath = (sessionId: string): string => `/pay/${sessionId}`;

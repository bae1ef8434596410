import type { Handover } from "./ports";

/** What a provider's HTTP status means: 2xx is sent; 408, 429 and 5xx are worth another try; any other answer is final. */
export function judgeAnswer(status: number): Handover {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  const why = `HTTP ${status}`;
  return status === 408 || status === 429 || status >= 500
    ? { outcome: "unreachable", why }
    : { outcome: "refused", why };
}

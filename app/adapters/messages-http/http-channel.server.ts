import type { Handover, MessageChannel } from "~/domain/notifications/ports";

type Options = { url: string; token: string; timeoutMs?: number };

/**
 * SMS and Zalo gateways in Vietnam are HTTP services that take a number and a text. The message's id goes along as the
 * idempotency key. 2xx is sent; 408, 429 and 5xx are worth another try; any other answer is final.
 */
export function httpChannel({ url, token, timeoutMs = 8_000 }: Options): MessageChannel {
  return {
    send: async ({ id, recipient, template, body }) => {
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}`, "Idempotency-Key": id },
          body: JSON.stringify({ to: recipient, template, text: body }),
          signal: AbortSignal.timeout(timeoutMs),
          redirect: "error",
        });
        await response.body?.cancel();
        return judge(response.status);
      } catch (error) {
        return { outcome: "unreachable", why: error instanceof Error ? error.name : "unknown" };
      }
    },
  };
}

function judge(status: number): Handover {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  const why = `HTTP ${status}`;
  return status === 408 || status === 429 || status >= 500
    ? { outcome: "unreachable", why }
    : { outcome: "refused", why };
}

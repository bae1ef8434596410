import { judgeAnswer } from "~/domain/notifications/judge-answer";
import type { MessageChannel } from "~/domain/notifications/ports";

type Options = { url: string; token: string; timeoutMs?: number };

/**
 * SMS and Zalo gateways in Vietnam are HTTP services that take a number and a text. The message's id goes along as the
 * idempotency key.
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
        return judgeAnswer(response.status);
      } catch (error) {
        return { outcome: "unreachable", why: error instanceof Error ? error.name : "unknown" };
      }
    },
  };
}

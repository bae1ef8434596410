import webPush from "web-push";
import { judgeAnswer } from "~/domain/notifications/judge-answer";
import type { Handover, MessageChannel, Outgoing } from "~/domain/notifications/ports";
import type { PushDevice } from "~/domain/notifications/push-device";

export type WebPush = {
  /** The pair that `npx web-push generate-vapid-keys` makes; browsers tie subscriptions to the public one. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** mailto: or https: address where a push service can complain. */
  readonly contact: string;
};

type Devices = {
  readonly of: (phone: string) => Promise<readonly PushDevice[]>;
  readonly forget: (endpoint: string) => Promise<void>;
};

const timeoutMs = 8_000;
/** An offer is worth nothing after a minute or two; a message that could not be shown by then is dropped. */
const lifeSeconds: Readonly<Record<string, number>> = { offer: 120 };
const aDay = 86_400;

/**
 * RFC 8030 push, encrypted (RFC 8291) and signed (RFC 8292) by the web-push library. Sent when one of the person's devices took
 * it; a device that its service does not know any more is forgotten.
 */
export function webPushChannel(keys: WebPush, devices: Devices): MessageChannel {
  return {
    send: async (message) => {
      const listening = await devices.of(message.recipient);
      const answers = await Promise.all(listening.map((device) => call(keys, devices, device, message)));
      return (
        answers.find(({ outcome }) => outcome === "sent") ??
        answers.find(({ outcome }) => outcome === "unreachable") ??
        answers[0] ?? { outcome: "refused", why: "no device listens" }
      );
    },
  };
}

async function call(
  { publicKey, privateKey, contact }: WebPush,
  devices: Devices,
  { endpoint, publicKey: p256dh, secret: auth }: PushDevice,
  { id, template, body }: Outgoing,
): Promise<Handover> {
  const request = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify({ id, template, body }),
    {
      vapidDetails: { subject: contact, publicKey, privateKey },
      TTL: lifeSeconds[template] ?? aDay,
      urgency: template in lifeSeconds ? "high" : "normal",
      contentEncoding: "aes128gcm",
    },
  );
  try {
    const { method, headers, body: sealed } = request;
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(endpoint, {
      method,
      headers: textual(headers),
      body: new Uint8Array(sealed ?? []),
      signal,
      redirect: "error",
    });
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) await devices.forget(endpoint);
    return judgeAnswer(response.status);
  } catch (error) {
    return { outcome: "unreachable", why: error instanceof Error ? error.name : "unknown" };
  }
}

const textual = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

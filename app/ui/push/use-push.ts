import { useEffect, useState } from "react";

/** unknown: not looked yet; absent: this browser cannot; denied: the person said no to the browser, who will not ask again. */
export type PushState = "unknown" | "absent" | "denied" | "off" | "on" | "failed";

const endpoint = "/bao-tin";

const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && window.isSecureContext;

const textOf = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const send = (fields: Record<string, string>): Promise<Response> =>
  fetch(endpoint, { method: "POST", body: new URLSearchParams(fields) });
const tell = async (fields: Record<string, string>): Promise<boolean> => (await send(fields)).ok;

/** Signing out made the shop forget this device, which the browser does not know; without a network nothing is known to have changed. */
async function isKept(device: string): Promise<boolean> {
  const answer = await send({ intent: "ask", endpoint: device }).catch(() => null);
  return answer === null || (answer.ok && ((await answer.json()) as { isOn: boolean }).isOn);
}

async function look(): Promise<PushState> {
  if (!canPush()) return "absent";
  if (Notification.permission === "denied") return "denied";
  const worker = await navigator.serviceWorker.getRegistration("/push.js");
  const made = await worker?.pushManager.getSubscription();
  return made && (await isKept(made.endpoint)) ? "on" : "off";
}

/** Asks the browser, and lets the shop know this device. Nothing is on until the shop has said so. */
async function turnOn(key: string): Promise<PushState> {
  if ((await Notification.requestPermission()) === "denied") return "denied";
  await navigator.serviceWorker.register("/push.js");
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const device = {
    endpoint: made.endpoint,
    publicKey: textOf(made.getKey("p256dh")),
    secret: textOf(made.getKey("auth")),
  };
  if (await tell({ intent: "on", ...device })) return "on";
  await made.unsubscribe();
  return "failed";
}

async function turnOff(): Promise<PushState> {
  const worker = await navigator.serviceWorker.getRegistration("/push.js");
  const made = await worker?.pushManager.getSubscription();
  if (!made) return "off";
  await tell({ intent: "off", endpoint: made.endpoint });
  await made.unsubscribe();
  return "off";
}

/** Whether this device shows messages while the page is closed, and the switch for it. */
export function usePush(key: string | null): { state: PushState; turn: (on: boolean) => void } {
  const [state, setState] = useState<PushState>("unknown");
  useEffect(() => {
    void look().then(setState, () => setState("absent"));
  }, []);
  const turn = (on: boolean): void => {
    if (key === null) return;
    void (on ? turnOn(key) : turnOff()).then(setState, () => setState("failed"));
  };
  return { state: key === null ? "absent" : state, turn };
}

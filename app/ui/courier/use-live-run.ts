import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const lookMs = 6_000;
const pingMs = 30_000;

/** Looks for offers while the page is seen, and says where the phone is while on duty. */
export function useLiveRun(isOnShift: boolean): void {
  const { revalidate, state } = useRevalidator();
  const isIdle = useRef(true);
  isIdle.current = state === "idle";
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState === "visible" && isIdle.current && (await isReached())) revalidate();
    };
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  useEffect(() => {
    if (!isOnShift || !("geolocation" in navigator)) return;
    tellPosition();
    const timer = setInterval(tellPosition, pingMs);
    return () => clearInterval(timer);
  }, [isOnShift]);
}

/**
 * Whether the shop can be reached just now. Without this a look in a dead spot would fail, and Remix would put its error page
 * in place of the run and of what is half typed in it.
 */
const isReached = (): Promise<boolean> =>
  navigator.onLine
    ? fetch("/icon.svg", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(lookMs) }).then(
        ({ ok }) => ok,
        () => false,
      )
    : Promise.resolve(false);

/** A position that does not arrive is not kept: the next one is better. */
function tellPosition(): void {
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      const body = new URLSearchParams({
        lat: String(coords.latitude),
        lng: String(coords.longitude),
        deviceTime: new Date(timestamp).toISOString(),
      });
      fetch("/giao-hang/vi-tri", { method: "POST", body, keepalive: true }).catch(() => undefined);
    },
    () => undefined,
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 15_000 },
  );
}

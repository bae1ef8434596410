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
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && isIdle.current) revalidate();
    }, lookMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  useEffect(() => {
    if (!isOnShift || !("geolocation" in navigator)) return;
    tellPosition();
    const timer = setInterval(tellPosition, pingMs);
    return () => clearInterval(timer);
  }, [isOnShift]);
}

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

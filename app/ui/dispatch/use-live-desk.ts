import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const lookMs = 5_000;

/** Looks again while the page is seen; without scripts the operator reloads. */
export function useLiveDesk(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible" && navigator.onLine) revalidate();
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [revalidate]);
}

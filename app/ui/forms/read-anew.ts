import type { ShouldRevalidateFunction } from "@remix-run/react";

/**
 * As a console page's `shouldRevalidate`: a conflict means that somebody else was quicker and the page shows what is no longer so.
 * Remix reads nothing anew after a refusal.
 */
export const readAnew: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  defaultShouldRevalidate || actionStatus === 409;

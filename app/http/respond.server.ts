import { data } from "@remix-run/node";
import type { FieldFaults, Typed } from "./form.server";

/** What an action gives back when the form has to be shown again. */
export type FormAnswer = { readonly faults: FieldFaults; readonly typed: Typed };

/** Shows the form again: faults beside their fields, what was typed kept. */
export const formAgain = (faults: FieldFaults, typed: Typed = {}, status = 422): ReturnType<typeof data<FormAnswer>> =>
  data({ faults, typed }, { status });

/** A path of this site, for `?next=`; anything else falls back. */
export function ownPath(value: string | null | undefined, fallback: string): string {
  return value && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : fallback;
}

/** Headers of pages that hold something personal. */
export const privatePage = { "Cache-Control": "private, no-store" } as const;

/** Headers of pages that are the same for everybody: kept in the page cache and, briefly, by proxies. */
export const sharedPage = (seconds = 30): Record<string, string> => ({
  "Cache-Control": `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=60`,
  Vary: "Cookie",
});

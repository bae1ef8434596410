import { createContext, useContext, type ReactElement } from "react";
import { getLocale } from "~/paraglide/runtime";

/** The HTML of a part, made once per key and kept. */
export type KeepFragment = (key: string, part: () => ReactElement) => string;

/** Null where nothing is kept: in a browser, and on pages that hydrate. */
export const Fragments = createContext<KeepFragment | null>(null);

/**
 * What goes inside an element that looks the same on many pages. The key must name everything the part shows; the language is
 * added here.
 */
export function useFragment(key: string, part: () => ReactElement) {
  const keep = useContext(Fragments);
  return keep === null
    ? { children: part() }
    : { dangerouslySetInnerHTML: { __html: keep(`${getLocale()} ${key}`, part) } };
}

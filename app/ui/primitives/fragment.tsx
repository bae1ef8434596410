import { createContext, useContext, type ReactElement } from "react";
import { getLocale } from "~/paraglide/runtime";

/** The kept HTML of a part; undefined while there is none, which asks for it to be made. */
export type Fragments = (key: string, part: () => ReactElement) => string | undefined;

/** Nothing is kept in a browser and on pages that hydrate. */
export const Fragments = createContext<Fragments>(() => undefined);

/**
 * What goes inside an element that looks the same on many pages. The key must name everything the part shows; the language is
 * added here. A part holds no hooks that read a context.
 */
export function useFragment(key: string, part: () => ReactElement) {
  const html = useContext(Fragments)(`${getLocale()} ${key}`, part);
  return html === undefined ? { children: part() } : { dangerouslySetInnerHTML: { __html: html } };
}

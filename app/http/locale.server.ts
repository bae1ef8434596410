import { AsyncLocalStorage } from "node:async_hooks";
import { baseLocale, isLocale, overwriteGetLocale } from "~/paraglide/runtime";

export type Locale = "vi" | "en";

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? baseLocale);

/** The language is the shopper's choice kept in a cookie; Vietnamese until chosen otherwise. */
export function localeOf(cookieHeader: string | undefined | null): Locale {
  if (!cookieHeader) return baseLocale;
  const chosen = /(?:^|;\s*)lang=(\w+)/.exec(cookieHeader)?.[1];
  return isLocale(chosen) ? chosen : baseLocale;
}

export const inLocale = <T>(locale: Locale, work: () => T): T => current.run(locale, work);

import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { inLocale, localeOf } from "./locale.server";
import type { AskPage } from "./pages.server";
import type { SafeHeaders } from "./security.server";

export type Rendered = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer };
export type Render = (url: string, like: IncomingMessage) => Promise<Rendered>;

/** Asks for a page as a visitor nobody knows: only host, language and data saving are passed on. */
export function renderAnonymously(ask: AskPage, isSecure: boolean, safe: SafeHeaders): Render {
  const headersOfAll = safe(null);
  return async (url, like) => {
    const locale = localeOf(like.headers.cookie);
    const headers = new Headers({ accept: "text/html", cookie: `lang=${locale}` });
    if (like.headers["save-data"] === "on") headers.set("save-data", "on");
    const address = new URL(url, `${isSecure ? "https" : "http"}://${like.headers.host ?? "localhost"}`);
    const asker = { cspNonce: "", requestId: "shared page", ip: "" };
    const { response, html } = await inLocale(locale, () =>
      ask(new Request(address, { headers }), address.pathname, asker),
    );
    const body = html === null ? Buffer.from(await response.arrayBuffer()) : Buffer.from(html);
    return {
      status: response.status,
      headers: { ...lowerCased(headersOfAll), ...Object.fromEntries(response.headers) },
      body,
    };
  };
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

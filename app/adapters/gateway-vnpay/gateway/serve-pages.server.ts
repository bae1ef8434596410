import type { IncomingMessage } from "node:http";
import { transact } from "./database.server";
import { receiveIpn, receiveReturn } from "./callbacks.server";
import { payPageOf } from "./gateway.server";
import type { Answer, HttpGateway } from "./http-server.server";
import { afterVisit, closedSession, type Next } from "./pages/after-visit";
import { unknownPage } from "./pages/notice";
import { type Lang, langOf } from "./pages/texts";
import { findSession } from "./sessions.server";
import { startVisit } from "./visits.server";

type Pages = (request: IncomingMessage, path: string, query: string) => Promise<Answer>;

/** Everything that is not the API: the page before VNPAY, the way back, and VNPAY's own address. */
export function servePages(parts: HttpGateway): Pages {
  return async (request, path, query) => {
    if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "method not allowed");
    const pay = /^\/pay\/(cs_test_[A-Za-z0-9]{1,64})$/.exec(path);
    if (pay) return begin(parts, request, pay[1] ?? "");
    switch (path) {
      case "/vnpay/ipn":
        return ipn(parts, request, query);
      case "/vnpay/return":
        return comeBack(parts, request, query);
      case "/healthz":
        return plain(200, "ok");
      case "/":
        return plain(200, "A VNPAY gateway in Stripe's wire format. Its API is under /v1.");
      default:
        return html(404, unknownPage(langOf(null, request.headers["accept-language"])));
    }
  };
}

async function begin(parts: HttpGateway, request: IncomingMessage, sessionId: string): Promise<Answer> {
  // A HEAD comes from a preview or a checker, not from a shopper: it begins no visit.
  if (request.method === "HEAD") return plain(200, "");
  const start = await startVisit(parts, sessionId, callerOf(parts, request));
  if (start.kind === "go") return redirect(start.url);
  const accept = request.headers["accept-language"];
  if (start.kind === "unknown") return html(404, unknownPage(langOf(null, accept)));
  return show(closedSession(start.session, langOf(start.session.locale, accept)));
}

async function ipn(parts: HttpGateway, request: IncomingMessage, rawQuery: string): Promise<Answer> {
  const caller = callerOf(parts, request);
  const { ipnCallers = [] } = parts;
  if (ipnCallers.length > 0 && !ipnCallers.includes(caller)) {
    parts.report("warn", "an IPN from a stranger", { caller });
    return plain(403, "forbidden");
  }
  const reply = await receiveIpn(parts, { rawQuery, caller });
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(reply) };
}

async function comeBack(parts: HttpGateway, request: IncomingMessage, rawQuery: string): Promise<Answer> {
  const accept = request.headers["accept-language"];
  const back = await receiveReturn(parts, { rawQuery, caller: callerOf(parts, request) });
  if (!back) return html(400, unknownPage(langOf(null, accept)));
  const session = await transact(parts.pool, (tx) => findSession(tx, { id: back.session.id }));
  const attempt = session?.attempts.find(({ txnRef }) => txnRef === back.callback.txnRef);
  const lang: Lang = langOf(session?.locale ?? null, accept);
  if (!session || !attempt) return html(400, unknownPage(lang));
  return show(afterVisit(session, attempt, lang, payPageOf(parts.publicUrl)(session.id)));
}

/** The shopper's address; a proxy's word for it counts only when the proxy is ours. */
function callerOf({ trustedProxies = [] }: HttpGateway, { headers, socket }: IncomingMessage): string {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  const forwarded = headers["x-forwarded-for"];
  if (typeof forwarded !== "string" || !trustedProxies.includes(peer)) return peer;
  return forwarded.split(",").at(-1)?.trim() || peer;
}

const show = (next: Next): Answer => (next.kind === "redirect" ? redirect(next.url) : html(next.status, next.html));

const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" };
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const html = (status: number, body: string): Answer => ({
  status,
  headers: { ...headers, "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
  body,
});
const plain = (status: number, body: string): Answer => ({
  status,
  headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
  body,
});
const redirect = (url: string): Answer => ({
  status: 303,
  // A header takes ASCII only; what is encoded already stays as it is.
  headers: { ...headers, location: url.replace(/[^\x21-\x7e]/gu, encodeURIComponent) },
  body: "",
});

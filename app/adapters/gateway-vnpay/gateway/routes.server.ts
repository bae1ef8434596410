import { noSuch } from "../stripe/fault";
import type { TreeObject } from "../stripe/form";
import type { ApiRequest } from "../stripe/transport";
import type { Deed } from "./deed";
import { listCharges, retrieveCharge } from "./routes/charges.server";
import { listEvents, retrieveEvent } from "./routes/events.server";
import { listIntents, retrieveIntent } from "./routes/intents.server";
import { createRefund, listRefunds, retrieveRefund } from "./routes/refunds.server";
import { createSession, expireSession, listItems, listSessions, retrieveSession } from "./routes/sessions.server";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  renewSecret,
  retrieveEndpoint,
} from "./routes/webhook-endpoints.server";

/** Answers one call: the object it asks for, or a thrown Fault. */
export type Handler = (deed: Deed, params: TreeObject, id: string) => Promise<object>;

/** The whole API. `:id` is the one part of a path that varies. */
const routes: Readonly<Record<string, Handler>> = {
  "POST /v1/checkout/sessions": createSession,
  "GET /v1/checkout/sessions": listSessions,
  "GET /v1/checkout/sessions/:id": retrieveSession,
  "POST /v1/checkout/sessions/:id/expire": expireSession,
  "GET /v1/checkout/sessions/:id/line_items": listItems,
  "GET /v1/payment_intents": listIntents,
  "GET /v1/payment_intents/:id": retrieveIntent,
  "GET /v1/charges": listCharges,
  "GET /v1/charges/:id": retrieveCharge,
  "POST /v1/refunds": createRefund,
  "GET /v1/refunds": listRefunds,
  "GET /v1/refunds/:id": retrieveRefund,
  "GET /v1/events": listEvents,
  "GET /v1/events/:id": retrieveEvent,
  "POST /v1/webhook_endpoints": createEndpoint,
  "GET /v1/webhook_endpoints": listEndpoints,
  "GET /v1/webhook_endpoints/:id": retrieveEndpoint,
  "POST /v1/webhook_endpoints/:id": changeEndpoint,
  "POST /v1/webhook_endpoints/:id/renew_secret": renewSecret,
  "DELETE /v1/webhook_endpoints/:id": deleteEndpoint,
};

const matchers = Object.entries(routes).map(([route, handler]) => {
  const [method, path = ""] = route.split(" ");
  return { method, handler, pattern: new RegExp(`^${path.replace(":id", "([^/]+)")}$`) };
});

/** Null when nothing is served there. */
export function routeOf({
  method,
  path,
}: Pick<ApiRequest, "method" | "path">): ((deed: Deed, params: TreeObject) => Promise<object>) | null {
  for (const { handler, method: served, pattern } of matchers) {
    const match = served === method ? pattern.exec(path) : null;
    if (match) return (deed, params) => handler(deed, params, decoded(match[1] ?? ""));
  }
  return null;
}

function decoded(id: string): string {
  try {
    const text = decodeURIComponent(id);
    // No id holds such signs, and PostgreSQL does not take NUL.
    return /^[\w-]{1,255}$/.test(text) ? text : "?";
  } catch {
    throw noSuch("object", id);
  }
}

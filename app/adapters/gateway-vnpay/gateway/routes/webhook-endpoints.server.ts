import { invalidParameter, noSuch } from "../../stripe/fault";
import { apiVersion, type WebhookEndpoint } from "../../stripe/objects";
import { newSecret, onlyExpand, plainList, webhookEndpoint, webhookEndpointChange } from "../../stripe/params";
import type { Metadata } from "../../stripe/records";
import { seconds } from "../../stripe/seconds";
import { eventTypes } from "../events.server";
import { page } from "../page.server";
import type { Handler } from "../routes.server";
import { newWebhookSecret } from "../secrets.server";
import { one } from "../sessions.server";

type EndpointRow = {
  id: string;
  url: string;
  enabled_events: string[];
  description: string | null;
  metadata: Metadata;
  is_enabled: boolean;
  created_at: Date;
};

const build = (row: EndpointRow): WebhookEndpoint => ({
  id: row.id,
  object: "webhook_endpoint",
  api_version: apiVersion,
  application: null,
  created: seconds(row.created_at),
  description: row.description,
  enabled_events: row.enabled_events,
  livemode: false,
  metadata: row.metadata,
  status: row.is_enabled ? "enabled" : "disabled",
  url: row.url,
});

/** "charge.*" becomes its members; a name we never send is refused, so that nobody waits for it. */
function eventsOf(asked: readonly string[]): string[] {
  if (asked.length === 0)
    throw invalidParameter("Missing required param: enabled_events.", "enabled_events", "parameter_missing");
  return asked.flatMap((name, at) => {
    if (name === "*") return ["*"];
    const family = name.endsWith(".*") ? name.slice(0, -1) : null;
    const found = eventTypes.filter((type) => (family === null ? type === name : type.startsWith(family)));
    if (found.length === 0) {
      const served = `must be one of *, ${eventTypes.join(", ")}`;
      throw invalidParameter(`Invalid enabled_events[${at}]: ${served}`, `enabled_events[${at}]`);
    }
    return family === null ? [name] : found;
  });
}

/** As at Stripe, an endpoint has a signing secret of its own, which is shown here and never again. */
export const createEndpoint: Handler = async ({ newId, now, tx }, params) => {
  const asked = webhookEndpoint(params, "");
  const secret = newWebhookSecret();
  const { rows } = await tx.query<EndpointRow>(
    `insert into vnpay_gateway.webhook_endpoint (id, url, enabled_events, description, metadata, created_at, secret)
     values ($1, $2, $3, $4, $5, $6, $7) returning *`,
    [
      newId("we"),
      asked.url,
      JSON.stringify(eventsOf(asked.enabled_events)),
      asked.description,
      JSON.stringify(asked.metadata),
      now,
      secret,
    ],
  );
  return { ...build(one(rows)), secret };
};

/**
 * Stripe does this on its dashboard only: a new secret, while the one before still counts for `expires_in` seconds, so that
 * the shop can change over without missing an event.
 */
export const renewSecret: Handler = async ({ now, tx }, params, id) => {
  const { expires_in: seconds } = newSecret(params, "");
  const before = await find(tx, id);
  const secret = newWebhookSecret();
  await tx.query(
    `update vnpay_gateway.webhook_endpoint set secret = $2, old_secret = secret, old_secret_until = $3 where id = $1`,
    [id, secret, new Date(now.getTime() + (seconds ?? usualOverlapS) * 1_000)],
  );
  return { ...build(before), secret };
};
const usualOverlapS = 86_400;

const find = async (tx: Parameters<Handler>[0]["tx"], id: string): Promise<EndpointRow> => {
  const { rows } = await tx.query<EndpointRow>(
    "select * from vnpay_gateway.webhook_endpoint where id = $1 for update",
    [id],
  );
  const [row] = rows;
  if (!row) throw noSuch("webhook endpoint", id);
  return row;
};

export const retrieveEndpoint: Handler = async ({ tx }, params, id) => {
  onlyExpand(params, "");
  return build(await find(tx, id));
};

export const changeEndpoint: Handler = async ({ tx }, params, id) => {
  const asked = webhookEndpointChange(params, "");
  const now = await find(tx, id);
  const events = asked.enabled_events === null ? now.enabled_events : eventsOf(asked.enabled_events);
  const { rows } = await tx.query<EndpointRow>(
    `update vnpay_gateway.webhook_endpoint set url = $2, enabled_events = $3, description = $4, metadata = $5, is_enabled = $6
     where id = $1 returning *`,
    [
      id,
      asked.url ?? now.url,
      JSON.stringify(events),
      asked.description ?? now.description,
      JSON.stringify({ ...now.metadata, ...asked.metadata }),
      asked.disabled === null ? now.is_enabled : !asked.disabled,
    ],
  );
  return build(one(rows));
};

export const deleteEndpoint: Handler = async ({ tx }, params, id) => {
  onlyExpand(params, "");
  await find(tx, id);
  await tx.query("delete from vnpay_gateway.webhook_endpoint where id = $1", [id]);
  return { id, object: "webhook_endpoint", deleted: true };
};

export const listEndpoints: Handler = async ({ tx }, params) => {
  const { hasMore, rows } = await page<EndpointRow>(
    tx,
    {
      from: "* from vnpay_gateway.webhook_endpoint",
      seq: "seq",
      createdAt: "created_at",
      table: "webhook_endpoint",
      what: "webhook endpoint",
      where: [],
    },
    plainList(params, ""),
  );
  return { object: "list", data: rows.map(build), has_more: hasMore, url: "/v1/webhook_endpoints" };
};

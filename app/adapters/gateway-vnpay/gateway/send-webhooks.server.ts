import { signatureHeader } from "../stripe/webhooks.server";
import { seconds } from "../stripe/seconds";
import { buildEvent, eventColumns, type EventRow } from "./events.server";
import type { GatewayParts } from "./gateway.server";
import { webhookSecret } from "./secrets.server";

type Due = { event_id: string; endpoint_id: string; url: string; tries: number; secrets: (string | null)[] };

const timeoutMs = 20_000;
const minute = 60_000;
const hour = 60 * minute;
/** From the first failure on; about three days, then the event is left to `events.list`. */
const pausesMs = [
  5_000,
  30_000,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Sends the events that endpoints wait for, signed; gives how many were tried. At least once, in no promised order. */
export async function sendWebhooks(parts: GatewayParts, most = 20): Promise<number> {
  const due = await claim(parts, most);
  const ours = due.length === 0 ? "" : await webhookSecret(parts.pool);
  await Promise.all(due.map((delivery) => send(parts, delivery, ours)));
  return due.length;
}

/** Claimed by setting the next time first: a crash while sending only means that it is sent again. */
async function claim({ now, pool }: GatewayParts, most: number): Promise<Due[]> {
  const { rows } = await pool.query<Due>(
    `update vnpay_gateway.delivery d set tries = d.tries + 1, send_at = $1::timestamptz + interval '1 minute'
     from vnpay_gateway.webhook_endpoint w
     where w.id = d.endpoint_id and (d.event_id, d.endpoint_id) in (
       select event_id, endpoint_id from vnpay_gateway.delivery
       where send_at <= $1 and delivered_at is null order by send_at limit $2 for update skip locked)
     returning d.event_id, d.endpoint_id, d.tries, w.url,
       array[w.secret, case when w.old_secret_until > $1 then w.old_secret end] as secrets`,
    [now(), most],
  );
  return rows;
}

/** Signed with the endpoint's secret, the one before it for as long as that counts, and the gateway's own. */
async function send(parts: GatewayParts, due: Due, ours: string): Promise<void> {
  const { rows } = await parts.pool.query<EventRow>(`select ${eventColumns} from vnpay_gateway.event where id = $1`, [
    due.event_id,
  ]);
  const [event] = rows;
  if (!event) return;
  const body = JSON.stringify(buildEvent(event));
  const secrets = [...due.secrets.flatMap((secret) => secret ?? []), ours];
  const outcome = await post(due.url, body, signatureHeader(body, secrets, seconds(parts.now())));
  const isTaken = /^2\d\d$/.test(outcome);
  const pause = pausesMs[due.tries - 1];
  const next = isTaken || pause === undefined ? null : new Date(parts.now().getTime() + pause);
  await parts.pool.query(
    `update vnpay_gateway.delivery set delivered_at = $3, send_at = $4, outcome = $5 where event_id = $1 and endpoint_id = $2`,
    [due.event_id, due.endpoint_id, isTaken ? parts.now() : null, next, outcome.slice(0, 200)],
  );
  if (!isTaken && pause === undefined) {
    parts.report("error", "a webhook endpoint took an event at no time", {
      endpoint: due.endpoint_id,
      event: due.event_id,
    });
  }
}

/** The status, or in words why there is none. A redirect is no answer: the event was not taken. */
async function post(url: string, body: string, signature: string): Promise<string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signature,
        "user-agent": "vnpay-gateway/1.0",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

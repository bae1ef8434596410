import { seconds } from "../stripe/seconds";
import { apiVersion, type Event } from "../stripe/objects";
import type { Deed } from "./deed";

/** The events this gateway makes; a webhook endpoint may ask for these, for a family ("charge.*") or for all ("*"). */
export const eventTypes = [
  "charge.failed",
  "charge.refund.updated",
  "charge.refunded",
  "charge.succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.completed",
  "checkout.session.expired",
  "payment_intent.canceled",
  "payment_intent.created",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.succeeded",
  "refund.created",
  "refund.failed",
  "refund.updated",
] as const;
export type EventType = (typeof eventTypes)[number];

/** Writes an event down with the change it tells of, and a delivery for every endpoint that wants it. */
export async function recordEvent(
  deed: Deed,
  type: EventType,
  object: object,
  previous: object | null = null,
): Promise<void> {
  const id = deed.newId("evt");
  await deed.tx.query(
    `insert into vnpay_gateway.event (id, type, created_at, object, previous, request_id, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      type,
      deed.now,
      JSON.stringify(object),
      previous === null ? null : JSON.stringify(previous),
      deed.request?.id ?? null,
      deed.request?.idempotencyKey ?? null,
    ],
  );
  await deed.tx.query(
    `insert into vnpay_gateway.delivery (event_id, endpoint_id, send_at)
     select $1, id, $2 from vnpay_gateway.webhook_endpoint where is_enabled and enabled_events ?| $3::text[]`,
    [id, deed.now, ["*", type]],
  );
}

export type EventRow = {
  id: string;
  type: string;
  created_at: Date;
  object: object;
  previous: object | null;
  request_id: string | null;
  idempotency_key: string | null;
  pending: string;
};

/** Columns of an event as it is shown: with how many endpoints still wait for it. */
export const eventColumns = `*, (select count(*) from vnpay_gateway.delivery d where d.event_id = vnpay_gateway.event.id
  and d.delivered_at is null and d.send_at is not null) as pending`;

export const buildEvent = (row: EventRow): Event =>
  // The union of Stripe's events goes by `type`, which the row holds beside the object that belongs to it.
  ({
    id: row.id,
    object: "event",
    api_version: apiVersion,
    created: seconds(row.created_at),
    data: { object: row.object, ...(row.previous === null ? {} : { previous_attributes: row.previous }) },
    livemode: false,
    pending_webhooks: Number(row.pending),
    request: { id: row.request_id, idempotency_key: row.idempotency_key },
    type: row.type,
  }) as Event;

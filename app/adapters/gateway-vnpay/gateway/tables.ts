/**
 * The gateway's own tables, in a schema of their own: any PostgreSQL takes them beside whatever is there. A released step is
 * never edited; a change is a new step.
 */
export const steps: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "001_tables",
    sql: `
create table vnpay_gateway.secret (
  name text primary key,
  value text not null
);

create table vnpay_gateway.checkout_session (
  seq bigint generated always as identity unique,
  id text primary key,
  intent_id text not null unique,
  amount_vnd bigint not null check (amount_vnd > 0),
  status text not null default 'open' check (status in ('open', 'complete', 'expired')),
  is_paid boolean not null default false,
  items jsonb not null,
  success_url text not null,
  cancel_url text,
  client_reference text,
  customer_email text,
  locale text,
  submit_type text,
  method_types jsonb not null,
  metadata jsonb not null,
  intent_metadata jsonb not null,
  description text,
  transfer_group text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  expired_at timestamptz,
  check (not is_paid or status = 'complete')
);
create index checkout_session_due on vnpay_gateway.checkout_session (expires_at) where status = 'open';

create table vnpay_gateway.attempt (
  seq bigint generated always as identity unique,
  id text primary key,
  session_id text not null references vnpay_gateway.checkout_session (id),
  txn_ref text not null unique,
  status text not null check (status in ('open', 'returned', 'paid', 'failed', 'expired', 'suspected', 'review', 'unapplied')),
  create_date text not null check (create_date ~ '^[0-9]{14}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  response_code text,
  transaction_no text,
  bank_code text,
  settled_at timestamptz,
  ask_at timestamptz,
  asks integer not null default 0
);
create index attempt_of_session on vnpay_gateway.attempt (session_id, seq);
create unique index attempt_paid_once on vnpay_gateway.attempt (session_id) where status = 'paid';
create index attempt_due on vnpay_gateway.attempt (ask_at) where ask_at is not null;

create table vnpay_gateway.refund (
  seq bigint generated always as identity unique,
  id text primary key,
  session_id text not null references vnpay_gateway.checkout_session (id),
  attempt_id text not null references vnpay_gateway.attempt (id),
  amount_vnd bigint not null check (amount_vnd > 0),
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  reason text,
  failure_reason text,
  metadata jsonb not null,
  created_at timestamptz not null,
  request_id text not null unique check (request_id ~ '^[A-Za-z0-9]{1,32}$'),
  is_full boolean not null,
  is_sent boolean not null default false,
  transaction_no text,
  tries integer not null default 0,
  push_at timestamptz
);
create index refund_of_session on vnpay_gateway.refund (session_id, seq);
create index refund_due on vnpay_gateway.refund (push_at) where push_at is not null;

create table vnpay_gateway.event (
  seq bigint generated always as identity unique,
  id text primary key,
  type text not null,
  created_at timestamptz not null,
  object json not null,
  previous json,
  request_id text,
  idempotency_key text
);

create table vnpay_gateway.webhook_endpoint (
  seq bigint generated always as identity unique,
  id text primary key,
  url text not null,
  enabled_events jsonb not null,
  description text,
  metadata jsonb not null,
  is_enabled boolean not null default true,
  created_at timestamptz not null
);

create table vnpay_gateway.delivery (
  event_id text not null references vnpay_gateway.event (id) on delete cascade,
  endpoint_id text not null references vnpay_gateway.webhook_endpoint (id) on delete cascade,
  tries integer not null default 0,
  send_at timestamptz,
  delivered_at timestamptz,
  outcome text,
  primary key (event_id, endpoint_id)
);
create index delivery_due on vnpay_gateway.delivery (send_at) where send_at is not null;

create table vnpay_gateway.idempotency_key (
  key text primary key,
  fingerprint text not null,
  status integer not null,
  body json not null,
  created_at timestamptz not null
);
create index idempotency_key_age on vnpay_gateway.idempotency_key (created_at);

create table vnpay_gateway.callback (
  seq bigint generated always as identity primary key,
  kind text not null check (kind in ('ipn', 'return')),
  raw_query text not null,
  caller text not null,
  reply text not null,
  received_at timestamptz not null
);
`,
  },
  {
    name: "002_endpoint_secrets",
    sql: `
-- Each endpoint has a secret of its own; those from before, and the one of WEBHOOK_URL, go by the gateway's (null).
alter table vnpay_gateway.webhook_endpoint
  add column secret text,
  add column old_secret text,
  add column old_secret_until timestamptz;
`,
  },
];

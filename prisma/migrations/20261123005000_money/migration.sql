-- The ledger keeps time on every entry and the turnover of every month, so that a statement is one stretch of an index.
ALTER TABLE ledger_entry ADD COLUMN at timestamptz(3);
ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only;
UPDATE ledger_entry entry SET at = made.at FROM ledger_transaction made WHERE made.id = entry.transaction_id;
ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only;
ALTER TABLE ledger_entry ALTER COLUMN at SET NOT NULL;
DROP INDEX ledger_entry_account_id_id_idx;
CREATE INDEX ledger_entry_of_account ON ledger_entry (account_id, at, id) INCLUDE (amount);

CREATE TABLE ledger_month (
  account_id integer NOT NULL,
  month date NOT NULL,
  stripe integer NOT NULL,
  amount bigint NOT NULL,
  entries bigint NOT NULL,
  PRIMARY KEY (account_id, month, stripe)
);
INSERT INTO ledger_month (account_id, month, stripe, amount, entries)
SELECT entry.account_id, date_trunc('month', entry.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 0, sum(entry.amount), count(*)
FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id
WHERE account.code !~ '^(escrow|held_fraud|refund_payable|payout_in_transit):'
GROUP BY 1, 2;

-- Emptying a table is deleting too; whoever is not the owner may only add.
CREATE TRIGGER ledger_transaction_never_emptied BEFORE TRUNCATE ON ledger_transaction EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_never_emptied BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_transaction, ledger_entry FROM PUBLIC;

CREATE TABLE commission_rule (
  id serial PRIMARY KEY,
  category_id text,
  percent_bp integer NOT NULL,
  fixed_vnd integer NOT NULL DEFAULT 0,
  minimum_vnd integer NOT NULL DEFAULT 0,
  maximum_vnd integer,
  starts_at timestamptz(3) NOT NULL,
  created_by_id uuid,
  CONSTRAINT commission_rule_sane CHECK (percent_bp BETWEEN 0 AND 5000 AND fixed_vnd >= 0 AND minimum_vnd >= 0
    AND (maximum_vnd IS NULL OR maximum_vnd >= minimum_vnd))
);
CREATE UNIQUE INDEX commission_rule_one_a_moment ON commission_rule (coalesce(category_id, ''), starts_at);
CREATE TRIGGER commission_rule_append_only BEFORE UPDATE OR DELETE ON commission_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();
INSERT INTO commission_rule (percent_bp, starts_at) VALUES (500, '2025-07-01T00:00:00+07:00');

CREATE TABLE tax_rate (
  id serial PRIMARY KEY,
  work text NOT NULL CHECK (work IN ('goods', 'transport')),
  vat_bp integer NOT NULL CHECK (vat_bp BETWEEN 0 AND 2000),
  pit_bp integer NOT NULL CHECK (pit_bp BETWEEN 0 AND 2000),
  starts_at timestamptz(3) NOT NULL,
  UNIQUE (work, starts_at)
);
CREATE TRIGGER tax_rate_append_only BEFORE UPDATE OR DELETE ON tax_rate FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Decree 117/2025, from 2025-07-01.
INSERT INTO tax_rate (work, vat_bp, pit_bp, starts_at) VALUES
  ('goods', 100, 50, '2025-07-01T00:00:00+07:00'), ('transport', 300, 150, '2025-07-01T00:00:00+07:00');

-- Settlement with VNPAY.
ALTER TABLE payment_attempt ADD COLUMN banked_at timestamptz(3);
ALTER TABLE refund ADD COLUMN banked_at timestamptz(3);
CREATE INDEX payment_attempt_not_banked ON payment_attempt (settled_at) WHERE banked_at IS NULL AND status IN ('paid', 'paid_again');
CREATE INDEX refund_not_banked ON refund (settled_at) WHERE banked_at IS NULL AND status = 'succeeded';
CREATE TABLE settlement (
  day date PRIMARY KEY,
  file_hash text NOT NULL,
  charged_vnd bigint NOT NULL,
  refunded_vnd bigint NOT NULL,
  fee_vnd bigint NOT NULL,
  imported_at timestamptz(3) NOT NULL,
  booked_at timestamptz(3),
  booked_by_id uuid
);
CREATE TABLE settlement_line (
  id bigserial PRIMARY KEY,
  day date NOT NULL REFERENCES settlement (day),
  txn_ref text NOT NULL,
  transaction_no text NOT NULL,
  type text NOT NULL CHECK (type IN ('01', '02', '03')),
  theirs_vnd integer,
  fee_vnd integer NOT NULL DEFAULT 0,
  ours_vnd integer,
  verdict text NOT NULL CHECK (verdict IN ('agrees', 'unknown_to_us', 'unknown_to_vnpay', 'amount_differs')),
  attempt_id uuid,
  refund_id text,
  CONSTRAINT settlement_line_verdict_fits CHECK ((verdict = 'agrees') = (theirs_vnd IS NOT DISTINCT FROM ours_vnd))
);
CREATE INDEX settlement_line_day_verdict_idx ON settlement_line (day, verdict);
CREATE INDEX settlement_line_txn_ref_idx ON settlement_line (txn_ref);
-- The same charge cannot reach the bank twice.
CREATE UNIQUE INDEX settlement_line_once ON settlement_line (txn_ref, transaction_no, type) WHERE verdict = 'agrees';

-- Payouts.
CREATE TABLE bank_account (
  payee text PRIMARY KEY CHECK (payee ~ '^(seller|courier):[0-9a-f-]{36}$'),
  bank_bin char(6) NOT NULL CHECK (bank_bin ~ '^[0-9]{6}$'),
  number text NOT NULL CHECK (number ~ '^[0-9]{6,19}$'),
  holder text NOT NULL CHECK (holder ~ '^[A-Z][A-Z .]{1,69}$'),
  changed_at timestamptz(3) NOT NULL,
  usable_from timestamptz(3) NOT NULL,
  changed_by_id uuid,
  returned_why text
);
CREATE TABLE payout_run (
  id uuid PRIMARY KEY,
  day date NOT NULL UNIQUE,
  made_at timestamptz(3) NOT NULL
);
CREATE TABLE payout (
  id text PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES payout_run (id),
  payee text NOT NULL,
  amount_vnd integer NOT NULL CHECK (amount_vnd > 0),
  bank_bin char(6) NOT NULL,
  number text NOT NULL,
  holder text NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'paid', 'returned')),
  returned_why text,
  created_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  settled_by_id uuid,
  UNIQUE (run_id, payee),
  CONSTRAINT payout_settled_once_over CHECK ((status = 'sent') = (settled_at IS NULL))
);
CREATE INDEX payout_payee_created_at_idx ON payout (payee, created_at);
CREATE INDEX payout_status_idx ON payout (status);
-- Whoever sold before had a bank account already, known by its bank's name.
INSERT INTO bank_account (payee, bank_bin, number, holder, changed_at, usable_from)
SELECT 'seller:' || id, '970405', bank_account, upper(translate(unaccent(name), '0123456789-–·&,''"()', '')), applied_at, applied_at
FROM seller WHERE bank_code = 'AGRIBANK' AND bank_account ~ '^[0-9]{6,19}$'
  AND upper(translate(unaccent(name), '0123456789-–·&,''"()', '')) ~ '^[A-Z][A-Z .]{1,69}$';

-- Claims: only what is complained about waits.
CREATE TABLE claim (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  sub_order_id uuid NOT NULL,
  order_line_id uuid NOT NULL,
  amount_vnd integer NOT NULL CHECK (amount_vnd > 0),
  reason text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'agreed', 'granted', 'refused')),
  in_escrow boolean NOT NULL,
  opened_by_id uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  agreed_by_id uuid,
  decided_by_id uuid,
  decided_at timestamptz(3),
  CONSTRAINT claim_two_people CHECK (agreed_by_id IS NULL OR decided_by_id IS NULL OR status = 'refused' OR agreed_by_id <> decided_by_id)
);
CREATE INDEX claim_sub_order_id_idx ON claim (sub_order_id);
CREATE INDEX claim_status_opened_at_idx ON claim (status, opened_at);
-- One open claim a line.
CREATE UNIQUE INDEX claim_one_open ON claim (order_line_id) WHERE status IN ('open', 'agreed');

-- Orders paid by bank transfer: what banks told, what came in, and what it paid for.
ALTER TABLE payment_attempt ADD COLUMN channel TEXT NOT NULL DEFAULT 'vnpay';
ALTER TABLE payment_attempt ADD CONSTRAINT payment_attempt_channel_known CHECK (channel IN ('vnpay', 'bank'));

CREATE TABLE bank_call (
  id BIGSERIAL PRIMARY KEY,
  provider TEXT NOT NULL,
  body TEXT NOT NULL,
  ip TEXT NOT NULL,
  verified BOOLEAN NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL
);
CREATE TRIGGER bank_call_append_only BEFORE UPDATE ON bank_call FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE bank_receipt (
  id UUID PRIMARY KEY,
  provider TEXT NOT NULL,
  bank_account TEXT NOT NULL,
  bank_reference TEXT NOT NULL,
  reference TEXT NOT NULL,
  amount_vnd INTEGER NOT NULL CHECK (amount_vnd > 0),
  content TEXT NOT NULL,
  booked_at TIMESTAMPTZ(3) NOT NULL,
  received_at TIMESTAMPTZ(3) NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('applied', 'unapplied', 'returned')),
  unclear_why TEXT,
  payable_id TEXT,
  settled_at TIMESTAMPTZ(3),
  CHECK (status <> 'applied' OR payable_id IS NOT NULL),
  CHECK (status = 'applied' OR unclear_why IS NOT NULL)
);
CREATE UNIQUE INDEX bank_receipt_reference_key ON bank_receipt (reference);
CREATE UNIQUE INDEX bank_receipt_bank_account_bank_reference_key ON bank_receipt (bank_account, bank_reference);
CREATE INDEX bank_receipt_status_received_at_idx ON bank_receipt (status, received_at);
CREATE INDEX bank_receipt_payable_id_idx ON bank_receipt (payable_id);

-- What banks told stays as they told it.
CREATE FUNCTION refuse_other_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.bank_account, OLD.bank_reference, OLD.reference, OLD.amount_vnd, OLD.content, OLD.booked_at)
    IS DISTINCT FROM (NEW.bank_account, NEW.bank_reference, NEW.reference, NEW.amount_vnd, NEW.content, NEW.booked_at)
    OR (OLD.status <> 'unapplied' AND OLD.status <> NEW.status)
  THEN RAISE EXCEPTION 'a receipt stays what the bank told; once settled it is settled';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_receipt_stays BEFORE UPDATE ON bank_receipt FOR EACH ROW EXECUTE FUNCTION refuse_other_money();
CREATE TRIGGER bank_receipt_is_kept BEFORE DELETE ON bank_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE VIEW invariant_06_escrow_explains_orders AS
SELECT 'order ' || substr(code, 8) AS subject, format('paid %s, released %s, refunded %s, left %s', paid, released, refunded, left_over) AS fault
FROM (
  SELECT account.code,
    -coalesce(sum(entry.amount) FILTER (WHERE txn.kind IN ('payment.received', 'payment.cleared', 'payment.applied')), 0) AS paid,
    coalesce(sum(entry.amount) FILTER (WHERE txn.kind = 'order.released'), 0) AS released,
    coalesce(sum(entry.amount) FILTER (WHERE txn.kind LIKE 'refund.%'), 0) AS refunded,
    -sum(entry.amount) AS left_over
  FROM ledger_account account
  JOIN ledger_entry entry ON entry.account_id = account.id
  JOIN ledger_transaction txn ON txn.id = entry.transaction_id
  WHERE account.code LIKE 'escrow:%'
  GROUP BY account.code
) escrow
WHERE paid <> released + refunded + left_over OR left_over < 0;

CREATE OR REPLACE VIEW invariant_08_payments_are_booked AS
SELECT 'payment ' || attempt.txn_ref AS subject, format('is %s: %s charged, %s booked in %s receipts', attempt.status, attempt.amount_vnd, coalesce(booked.amount, 0), coalesce(booked.receipts, 0)) AS fault
FROM payment_attempt attempt
LEFT JOIN (
  SELECT txn.memo, count(DISTINCT txn.id) AS receipts, sum(entry.amount) AS amount, bool_and(txn.kind = 'payment.suspected') AS was_suspected
  FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code ~ '^(vnpay_clearing|bank):'
  WHERE txn.kind IN ('payment.received', 'payment.unapplied', 'payment.suspected')
  GROUP BY txn.memo
) booked ON booked.memo = attempt.txn_ref
WHERE CASE
  WHEN attempt.status IN ('paid', 'paid_again') THEN coalesce(booked.receipts, 0) <> 1 OR booked.amount <> attempt.amount_vnd
  WHEN attempt.status IN ('mismatched', 'suspected') THEN coalesce(booked.receipts, 0) <> 1
  -- A suspicion that VNPAY confirmed was booked when it began.
  WHEN attempt.status = 'failed' THEN booked.receipts > 0 AND NOT booked.was_suspected
  ELSE booked.receipts > 0
END;

CREATE VIEW invariant_60_transfers_are_booked AS
SELECT 'receipt ' || receipt.reference AS subject, format('is %s over %s: %s in the bank, %s unapplied', receipt.status, receipt.amount_vnd, coalesce(booked.banked, 0), coalesce(booked.waiting, 0)) AS fault
FROM bank_receipt receipt
LEFT JOIN (
  SELECT txn.memo, sum(entry.amount) FILTER (WHERE account.code LIKE 'bank:%') AS banked,
    -sum(entry.amount) FILTER (WHERE account.code = 'unapplied_receipts') AS waiting
  FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id
  WHERE txn.idem_key LIKE 'bank:%' GROUP BY txn.memo
) booked ON booked.memo = receipt.reference
WHERE coalesce(booked.banked, 0) <> CASE receipt.status WHEN 'returned' THEN 0 ELSE receipt.amount_vnd END
   OR coalesce(booked.waiting, 0) <> CASE receipt.status WHEN 'unapplied' THEN receipt.amount_vnd ELSE 0 END;
COMMENT ON VIEW invariant_60_transfers_are_booked IS 'Money: every transfer into our account is booked once, and waits as unapplied exactly until it is applied or returned';

CREATE VIEW invariant_61_transfers_pay_once AS
SELECT 'receipt ' || receipt.reference AS subject, format('is %s, pays %s orders', receipt.status, count(attempt.id)) AS fault
FROM bank_receipt receipt
LEFT JOIN payment_attempt attempt ON attempt.txn_ref = receipt.reference AND attempt.channel = 'bank' AND attempt.status = 'paid' AND attempt.amount_vnd = receipt.amount_vnd
GROUP BY receipt.id
HAVING count(attempt.id) <> CASE receipt.status WHEN 'applied' THEN 1 ELSE 0 END
UNION ALL
SELECT 'payment ' || attempt.txn_ref, 'has no transfer in the bank'
FROM payment_attempt attempt
WHERE attempt.channel = 'bank' AND NOT EXISTS (SELECT 1 FROM bank_receipt receipt WHERE receipt.reference = attempt.txn_ref);
COMMENT ON VIEW invariant_61_transfers_pay_once IS 'Money: a transfer that was applied pays exactly one order, any other pays none';

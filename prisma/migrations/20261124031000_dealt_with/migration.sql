-- What an operator did about a line of VNPAY's file that differs, once its day is booked.
CREATE TABLE settlement_resolution (
  line_id BIGINT PRIMARY KEY REFERENCES settlement_line (id),
  effect TEXT NOT NULL CHECK (effect IN ('wait', 'ask', 'book', 'apart', 'none')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  loss_vnd INTEGER NOT NULL DEFAULT 0,
  decided_by_id UUID NOT NULL,
  decided_at TIMESTAMPTZ(3) NOT NULL,
  agreed_by_id UUID,
  settled_at TIMESTAMPTZ(3),
  CONSTRAINT settlement_resolution_two_people CHECK (agreed_by_id <> decided_by_id),
  CONSTRAINT settlement_resolution_loss_takes_two CHECK (settled_at IS NULL OR loss_vnd = 0 OR agreed_by_id IS NOT NULL),
  CONSTRAINT settlement_resolution_waits CHECK (effect NOT IN ('wait', 'ask') OR settled_at IS NULL)
);
CREATE FUNCTION refuse_settling_twice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL THEN RAISE EXCEPTION 'a difference is settled once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_resolution_stays BEFORE UPDATE ON settlement_resolution FOR EACH ROW EXECUTE FUNCTION refuse_settling_twice();
CREATE TRIGGER settlement_resolution_is_kept BEFORE DELETE ON settlement_resolution FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Money that nobody claims is written off by two people.
ALTER TABLE bank_receipt
  ADD COLUMN write_off_why TEXT,
  ADD COLUMN write_off_by_id UUID,
  ADD COLUMN written_off_by_id UUID,
  DROP CONSTRAINT bank_receipt_status_check,
  ADD CONSTRAINT bank_receipt_status_check CHECK (status IN ('applied', 'unapplied', 'returned', 'written_off')),
  ADD CONSTRAINT bank_receipt_write_off_takes_two CHECK (written_off_by_id <> write_off_by_id),
  ADD CONSTRAINT bank_receipt_written_off_by_two CHECK (status <> 'written_off' OR (write_off_by_id IS NOT NULL AND written_off_by_id IS NOT NULL));

CREATE VIEW invariant_77_differences_are_settled AS
SELECT 'settlement line ' || line.id AS subject,
  format('is %s with a loss of %s, %s was written off', coalesce(resolution.effect, 'undecided'), coalesce(resolution.loss_vnd, 0), booked.loss) AS fault
FROM settlement_line line
LEFT JOIN settlement_resolution resolution ON resolution.line_id = line.id
LEFT JOIN (
  SELECT txn.memo, coalesce(sum(entry.amount) FILTER (WHERE account.code = 'write_off'), 0) AS loss
  FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id
  WHERE txn.kind = 'vnpay.difference' GROUP BY txn.memo
) booked ON booked.memo = line.id::text
WHERE coalesce(resolution.effect = 'book' AND resolution.settled_at IS NOT NULL, false) <> (booked.memo IS NOT NULL)
   OR (booked.memo IS NOT NULL AND booked.loss <> resolution.loss_vnd)
UNION ALL
SELECT 'transaction ' || txn.idem_key, 'settles a difference that there is not'
FROM ledger_transaction txn
WHERE txn.kind = 'vnpay.difference' AND NOT EXISTS (SELECT 1 FROM settlement_line line WHERE line.id::text = txn.memo);
COMMENT ON VIEW invariant_77_differences_are_settled IS 'Money: a difference with VNPAY that was settled is booked once, with its loss; one that was not, is not';

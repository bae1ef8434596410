-- What the money's invariants did not ask yet: reversals, the size of amounts, causes, what is held apart, and the guards themselves.

CREATE VIEW invariant_65_reversals_restore AS
SELECT 'refund ' || split_part(undone.idem_key, ':', 2) AS subject, 'was refused, and something stayed moved' AS fault
FROM ledger_transaction undone
JOIN ledger_transaction asked ON asked.idem_key = 'refund:' || split_part(undone.idem_key, ':', 2) || ':asked'
WHERE undone.kind = 'refund.rejected' AND EXISTS (
  SELECT 1 FROM ledger_entry entry WHERE entry.transaction_id IN (undone.id, asked.id)
  GROUP BY entry.account_id HAVING sum(entry.amount) <> 0);
COMMENT ON VIEW invariant_65_reversals_restore IS 'Money: a reversal leaves every account as it was before';

CREATE VIEW invariant_66_amounts_are_exact AS
SELECT 'account ' || account.code AS subject, format('stands at %s, which JavaScript cannot hold exactly', sum(kept.balance)) AS fault
FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
GROUP BY account.code HAVING abs(sum(kept.balance)) >= 9007199254740992;
COMMENT ON VIEW invariant_66_amounts_are_exact IS 'Money: every balance is a whole number below 2^53';

CREATE VIEW invariant_67_postings_have_causes AS
SELECT 'transaction ' || txn.idem_key AS subject, format('is %s, and nothing that happened explains it', txn.kind) AS fault
FROM ledger_transaction txn
WHERE CASE split_part(txn.idem_key, ':', 1)
  WHEN 'vnpay' THEN NOT EXISTS (SELECT 1 FROM payment_attempt attempt WHERE attempt.txn_ref = txn.memo
    AND (attempt.status IN ('paid', 'paid_again', 'mismatched') OR txn.kind IN ('payment.suspected', 'payment.reversed')))
  WHEN 'refund' THEN NOT EXISTS (SELECT 1 FROM refund WHERE refund.id = split_part(txn.idem_key, ':', 2)
    AND CASE split_part(txn.idem_key, ':', 3) WHEN 'done' THEN refund.status = 'succeeded' WHEN 'rejected' THEN refund.status = 'failed' ELSE true END)
  WHEN 'payout' THEN NOT EXISTS (SELECT 1 FROM payout WHERE payout.id = split_part(txn.idem_key, ':', 2)
    AND CASE split_part(txn.idem_key, ':', 3) WHEN 'paid' THEN payout.status IN ('paid', 'returned') WHEN 'returned' THEN payout.status = 'returned' ELSE true END)
  WHEN 'settlement' THEN NOT EXISTS (SELECT 1 FROM settlement WHERE settlement.day::text = txn.memo AND settlement.booked_at IS NOT NULL)
  WHEN 'release' THEN NOT EXISTS (SELECT 1 FROM sub_order WHERE sub_order.id::text = txn.memo AND sub_order.status = 'settled')
  WHEN 'bank' THEN NOT EXISTS (SELECT 1 FROM bank_receipt receipt WHERE receipt.reference = txn.memo)
  ELSE false
END
-- Postings of tests and tools without a shop around them are explained by themselves.
AND EXISTS (SELECT 1 FROM payment_attempt);
COMMENT ON VIEW invariant_67_postings_have_causes IS 'Money: nothing is booked that did not happen';

CREATE VIEW invariant_68_settlements_are_booked AS
SELECT 'settlement of ' || settlement.day AS subject, format('charges %s less refunds %s, %s left the clearing account', settlement.charged_vnd, settlement.refunded_vnd, coalesce(booked.amount, 0)) AS fault
FROM settlement
LEFT JOIN (
  SELECT txn.memo, -sum(entry.amount) AS amount FROM ledger_transaction txn
  JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code LIKE 'vnpay_clearing:%'
  WHERE txn.kind = 'vnpay.settled' GROUP BY txn.memo
) booked ON booked.memo = settlement.day::text
WHERE coalesce(booked.amount, 0) <> CASE WHEN settlement.booked_at IS NULL THEN 0 ELSE settlement.charged_vnd - settlement.refunded_vnd END;
COMMENT ON VIEW invariant_68_settlements_are_booked IS 'Money: a booked settlement left the clearing account once, with what agreed';

CREATE VIEW invariant_69_suspicions_are_held AS
SELECT 'order ' || held.order_id AS subject, format('%s is held, VNPAY suspects %s', held.amount, coalesce(suspected.amount, 0)) AS fault
FROM (
  SELECT substr(account.code, 12) AS order_id, -sum(kept.balance) AS amount
  FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
  WHERE account.code LIKE 'held_fraud:%' GROUP BY account.code
) held
FULL JOIN (
  SELECT session.payable_id AS order_id, sum(attempt.amount_vnd) AS amount
  FROM payment_attempt attempt JOIN checkout_session session ON session.id = attempt.session_id
  WHERE attempt.status = 'suspected' GROUP BY session.payable_id
) suspected ON suspected.order_id = held.order_id
WHERE coalesce(held.amount, 0) <> coalesce(suspected.amount, 0);
COMMENT ON VIEW invariant_69_suspicions_are_held IS 'Money: what VNPAY suspects is held apart, and nothing else is';

CREATE VIEW invariant_70_releases_are_booked AS
SELECT 'sub-order ' || sub.id AS subject, format('earned %s, %s was released', earned, coalesce(released.amount, 0)) AS fault
FROM sub_order sub
CROSS JOIN LATERAL (
  SELECT coalesce(sub.weighed_vnd, sub.goods_vnd) + sub.delivery_vnd
    - coalesce((SELECT sum(amount_vnd) FROM claim WHERE claim.sub_order_id = sub.id AND in_escrow AND claim.status <> 'refused'), 0) AS earned
) due
LEFT JOIN (
  SELECT txn.memo, sum(entry.amount) AS amount FROM ledger_transaction txn
  JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code LIKE 'escrow:%'
  WHERE txn.kind = 'order.released' GROUP BY txn.memo
) released ON released.memo = sub.id::text
WHERE sub.status = 'settled' AND coalesce(released.amount, 0) <> earned;
COMMENT ON VIEW invariant_70_releases_are_booked IS 'Money: a settled sub-order was released once, all but what is complained about';

CREATE VIEW invariant_71_unapplied_is_explained AS
SELECT 'unapplied money' AS subject, format('is %s, receipts and charges that belong nowhere are %s', held.amount, receipts.amount + charges.amount - given.amount) AS fault
FROM
(SELECT coalesce(-sum(kept.balance), 0) AS amount FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
  WHERE account.code = 'unapplied_receipts') held,
(SELECT coalesce(sum(amount_vnd), 0) AS amount FROM bank_receipt WHERE status = 'unapplied') receipts,
-- What VNPAY charged instead of the amount asked for is known only from its booking.
(SELECT coalesce(sum(CASE attempt.status WHEN 'paid_again' THEN attempt.amount_vnd ELSE (
    SELECT sum(entry.amount) FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id AND entry.amount > 0
    WHERE txn.memo = attempt.txn_ref AND txn.kind = 'payment.unapplied') END), 0) AS amount
  FROM payment_attempt attempt WHERE attempt.status IN ('paid_again', 'mismatched')) charges,
(SELECT coalesce(sum(unapplied_vnd), 0) AS amount FROM refund WHERE status IN ('pending', 'succeeded')) given
WHERE held.amount <> receipts.amount + charges.amount - given.amount
  AND (EXISTS (SELECT 1 FROM payment_attempt) OR EXISTS (SELECT 1 FROM bank_receipt));
COMMENT ON VIEW invariant_71_unapplied_is_explained IS 'Money: what belongs to no order is exactly the transfers and charges that nobody could apply';

CREATE VIEW invariant_72_books_are_guarded AS
SELECT 'trigger ' || guard.name AS subject, 'is gone or switched off: entries could be changed or left unbalanced' AS fault
FROM (VALUES ('ledger_transaction_append_only'), ('ledger_entry_append_only'), ('ledger_transaction_never_emptied'),
  ('ledger_entry_never_emptied'), ('ledger_entry_balances')) AS guard (name)
WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = guard.name AND tgenabled IN ('O', 'A')
  AND tgrelid IN ('ledger_transaction'::regclass, 'ledger_entry'::regclass));
COMMENT ON VIEW invariant_72_books_are_guarded IS 'Money: the ledger is append-only and refuses what does not balance';

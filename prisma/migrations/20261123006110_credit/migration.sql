-- What the scale did not find and is too little to send back at once waits as the shopper's credit.
CREATE TABLE credit_holder (
  id UUID PRIMARY KEY,
  phone TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX credit_holder_phone_key ON credit_holder (phone);

CREATE TABLE credit_lot (
  id UUID PRIMARY KEY,
  holder_id UUID NOT NULL REFERENCES credit_holder (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  attempt_id UUID NOT NULL,
  order_id UUID NOT NULL,
  cause TEXT NOT NULL,
  amount_vnd INTEGER NOT NULL CHECK (amount_vnd > 0),
  left_vnd INTEGER NOT NULL,
  withdrawn_vnd INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT credit_lot_is_never_overdrawn CHECK (left_vnd >= 0 AND withdrawn_vnd >= 0 AND left_vnd + withdrawn_vnd <= amount_vnd)
);
CREATE UNIQUE INDEX credit_lot_cause_key ON credit_lot (cause);
CREATE INDEX credit_lot_holder_id_idx ON credit_lot (holder_id);
CREATE INDEX credit_lot_attempt_id_idx ON credit_lot (attempt_id);

CREATE TABLE credit_movement (
  id BIGSERIAL PRIMARY KEY,
  lot_id UUID NOT NULL REFERENCES credit_lot (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('granted', 'spent', 'returned', 'withdrawn', 'restored')),
  amount_vnd INTEGER NOT NULL,
  order_id UUID NOT NULL,
  cause TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT credit_movement_has_its_sign CHECK (CASE WHEN kind IN ('spent', 'withdrawn') THEN amount_vnd < 0 ELSE amount_vnd > 0 END)
);
CREATE UNIQUE INDEX credit_movement_lot_id_kind_cause_key ON credit_movement (lot_id, kind, cause);
CREATE INDEX credit_movement_order_id_idx ON credit_movement (order_id);
CREATE INDEX credit_movement_cause_idx ON credit_movement (cause);
CREATE TRIGGER credit_movement_append_only BEFORE UPDATE OR DELETE ON credit_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE orders ADD COLUMN credit_vnd INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD CONSTRAINT orders_credit_within_total CHECK (credit_vnd BETWEEN 0 AND total_vnd);
ALTER TABLE refund ADD COLUMN lot_id UUID;

-- Credit is one more way to pay.
CREATE OR REPLACE VIEW invariant_06_escrow_explains_orders AS
SELECT 'order ' || substr(code, 8) AS subject, format('paid %s, released %s, refunded %s, left %s', paid, released, refunded, left_over) AS fault
FROM (
  SELECT account.code,
    -coalesce(sum(entry.amount) FILTER (WHERE txn.kind IN ('payment.received', 'payment.cleared', 'payment.applied', 'payment.credit', 'payment.credit_returned')), 0) AS paid,
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

CREATE OR REPLACE VIEW invariant_07_paid_orders_have_payment AS
SELECT 'order ' || orders.code AS subject, format('order is %s, payment is %s', orders.status, coalesce(session.payment_status, 'missing')) AS fault
FROM orders LEFT JOIN checkout_session session ON session.payable_id = orders.id::text
WHERE (orders.paid_at IS NOT NULL AND orders.credit_vnd < orders.total_vnd AND session.payment_status IS DISTINCT FROM 'paid')
   OR (orders.paid_at IS NULL AND orders.status IN ('confirmed', 'in_progress', 'completed'))
UNION ALL
SELECT 'order ' || orders.code, format('%s was paid, order is %s, %s on its way back', session.amount_vnd, orders.status, coalesce(refunded.total, 0))
FROM checkout_session session JOIN orders ON orders.id::text = session.payable_id
LEFT JOIN (
  SELECT session_id, sum(amount_vnd) AS total FROM (
    SELECT session_id, amount_vnd FROM refund WHERE status <> 'canceled' AND NOT (status = 'failed' AND lot_id IS NOT NULL)
    UNION ALL
    SELECT attempt.session_id, lot.amount_vnd - lot.withdrawn_vnd FROM credit_lot lot JOIN payment_attempt attempt ON attempt.id = lot.attempt_id
  ) given GROUP BY session_id
) refunded ON refunded.session_id = session.id
WHERE session.payment_status = 'paid'
  AND (orders.paid_at IS NULL OR orders.status NOT IN ('confirmed', 'in_progress', 'completed'))
  AND coalesce(refunded.total, 0) < session.amount_vnd;
COMMENT ON VIEW invariant_07_paid_orders_have_payment IS 'Money: no order goes on without a payment, and no payment is without an order that goes on or its refund';

CREATE OR REPLACE VIEW invariant_18_nobody_owes_us AS
SELECT 'account ' || account.code AS subject, format('is overdrawn by %s', sum(kept.balance)) AS fault
FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
WHERE account.code ~ '^(escrow|held_fraud|seller_payable|courier_payable|refund_payable|payout_in_transit|shopper_credit):'
GROUP BY account.id HAVING sum(kept.balance) > 0;

CREATE OR REPLACE VIEW invariant_19_weight_is_refunded AS
SELECT 'sub-order ' || sub.id AS subject, format('weighed %s of %s, %s on its way back', sub.weighed_vnd, sub.goods_vnd, coalesce(sum(given.amount_vnd), 0)) AS fault
FROM sub_order sub LEFT JOIN (
  SELECT cause, amount_vnd::bigint FROM refund WHERE status <> 'canceled'
  UNION ALL SELECT cause, amount_vnd FROM credit_movement WHERE kind IN ('granted', 'returned')
) given ON given.cause = 'weighed:' || sub.id
WHERE sub.status IN ('packed', 'handed_over', 'delivered', 'settled')
GROUP BY sub.id HAVING coalesce(sum(given.amount_vnd), 0) <> sub.goods_vnd - coalesce(sub.weighed_vnd, sub.goods_vnd);

CREATE OR REPLACE VIEW invariant_23_months_follow_entries AS
SELECT 'account ' || coalesce(account.code, told.account_id::text) AS subject, format('months %s, entries %s', coalesce(turned.amount, 0), coalesce(told.amount, 0)) AS fault
FROM ledger_account account
LEFT JOIN (SELECT account_id, month, sum(amount) AS amount, sum(entries) AS entries FROM ledger_month GROUP BY 1, 2) turned ON turned.account_id = account.id
FULL JOIN (
  SELECT entry.account_id, date_trunc('month', entry.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month, sum(entry.amount) AS amount, count(*) AS entries
  FROM ledger_entry entry JOIN ledger_account kept ON kept.id = entry.account_id
  WHERE kept.code !~ '^(escrow|held_fraud|refund_payable|payout_in_transit|shopper_credit):' GROUP BY 1, 2
) told ON told.account_id = turned.account_id AND told.month = turned.month
WHERE (turned.month IS NOT NULL OR told.month IS NOT NULL)
  AND (turned.amount, turned.entries) IS DISTINCT FROM (told.amount, told.entries);

CREATE VIEW invariant_73_credit_is_booked AS
SELECT 'credit of ' || coalesce(had.code, 'shopper_credit:' || kept.holder_id) AS subject, format('the ledger owes %s, lots hold %s', coalesce(had.amount, 0), coalesce(kept.amount, 0)) AS fault
FROM (
  SELECT account.code, -sum(balance.balance) AS amount FROM ledger_account account JOIN ledger_balance balance ON balance.account_id = account.id
  WHERE account.code LIKE 'shopper_credit:%' GROUP BY 1
) had
FULL JOIN (SELECT holder_id, sum(left_vnd) AS amount FROM credit_lot GROUP BY 1) kept ON 'shopper_credit:' || kept.holder_id = had.code
WHERE coalesce(had.amount, 0) <> coalesce(kept.amount, 0);
COMMENT ON VIEW invariant_73_credit_is_booked IS 'Money: a shopper''s credit in the ledger is what is left of their lots';

CREATE VIEW invariant_74_lots_follow_movements AS
SELECT 'lot ' || lot.cause AS subject, format('left %s and withdrawn %s of %s, movements say %s and %s of %s', lot.left_vnd, lot.withdrawn_vnd, lot.amount_vnd,
  coalesce(moved.left_vnd, 0), coalesce(moved.withdrawn_vnd, 0), coalesce(moved.granted_vnd, 0)) AS fault
FROM credit_lot lot LEFT JOIN (
  SELECT lot_id, sum(amount_vnd) AS left_vnd, -sum(amount_vnd) FILTER (WHERE kind IN ('withdrawn', 'restored')) AS withdrawn_vnd,
    sum(amount_vnd) FILTER (WHERE kind = 'granted') AS granted_vnd
  FROM credit_movement GROUP BY 1
) moved ON moved.lot_id = lot.id
WHERE (lot.left_vnd, lot.withdrawn_vnd, lot.amount_vnd) IS DISTINCT FROM (coalesce(moved.left_vnd, 0), coalesce(moved.withdrawn_vnd, 0), coalesce(moved.granted_vnd, 0));
COMMENT ON VIEW invariant_74_lots_follow_movements IS 'Money: what is left of a lot of credit is what its movements left';

CREATE VIEW invariant_75_credit_pays_orders AS
SELECT 'order ' || orders.code AS subject, format('is %s, to be paid with %s of credit: lots gave %s, the ledger %s', orders.status, orders.credit_vnd, coalesce(given.amount, 0), coalesce(booked.amount, 0)) AS fault
FROM orders
LEFT JOIN (SELECT order_id, -sum(amount_vnd) AS amount FROM credit_movement WHERE kind IN ('spent', 'returned') GROUP BY 1) given ON given.order_id = orders.id
LEFT JOIN (
  SELECT txn.order_id, sum(entry.amount) AS amount FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code LIKE 'shopper_credit:%'
  WHERE txn.kind IN ('payment.credit', 'payment.credit_returned', 'refund.recredited') GROUP BY 1
) booked ON booked.order_id = orders.id
WHERE coalesce(given.amount, 0) <> coalesce(booked.amount, 0)
   OR coalesce(given.amount, 0) NOT BETWEEN 0 AND orders.credit_vnd
   OR (orders.status IN ('cancelled', 'expired') AND coalesce(given.amount, 0) <> 0)
   OR (orders.status IN ('awaiting_payment', 'confirmed') AND coalesce(given.amount, 0) <> orders.credit_vnd
       AND NOT EXISTS (SELECT 1 FROM sub_order WHERE sub_order.order_id = orders.id AND sub_order.status IN ('rejected', 'cancelled', 'returned')));
COMMENT ON VIEW invariant_75_credit_pays_orders IS 'Money: an order has exactly the credit it is paid with, and one that was called off has none';

CREATE VIEW invariant_76_credit_within_charges AS
SELECT 'payment ' || attempt.txn_ref AS subject, format('charged %s: refunds %s, credit %s', attempt.amount_vnd, coalesce(refunded.amount, 0), given.amount) AS fault
FROM payment_attempt attempt
JOIN (SELECT attempt_id, sum(amount_vnd - withdrawn_vnd) AS amount FROM credit_lot GROUP BY 1) given ON given.attempt_id = attempt.id
LEFT JOIN (SELECT attempt_id, sum(amount_vnd) AS amount FROM refund WHERE status IN ('pending', 'succeeded') GROUP BY 1) refunded ON refunded.attempt_id = attempt.id
WHERE attempt.status <> 'paid' OR coalesce(refunded.amount, 0) + given.amount > attempt.amount_vnd;
COMMENT ON VIEW invariant_76_credit_within_charges IS 'Money: refunds and credit together never exceed the charge they come from';

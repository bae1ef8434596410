-- What must be true, always (npm run invariants). Each view lists what breaks one rule: nothing in it means the rule holds.
-- The comment on a view is the rule in words.

CREATE VIEW invariant_01_lots_add_up AS
SELECT 'lot ' || code AS subject, format('received %s, levels %s', received, available + held + allocated + shipped + written_off) AS fault
FROM lot
WHERE received <> available + held + allocated + shipped + written_off
   OR least(received, available, held, allocated, shipped, written_off) < 0;
COMMENT ON VIEW invariant_01_lots_add_up IS 'Stock: received = available + held + allocated + shipped + written off, and nothing is below zero';

CREATE VIEW invariant_02_lots_follow_movements AS
SELECT 'lot ' || lot.code AS subject,
  format('levels %s/%s/%s/%s/%s, movements %s/%s/%s/%s/%s', lot.available, lot.held, lot.allocated, lot.shipped, lot.written_off,
    moved.available, moved.held, moved.allocated, moved.shipped, moved.written_off) AS fault
FROM lot
LEFT JOIN (
  SELECT lot_id, sum(d_available) AS available, sum(d_held) AS held, sum(d_allocated) AS allocated,
    sum(d_shipped) AS shipped, sum(d_written_off) AS written_off
  FROM stock_movement GROUP BY lot_id
) moved ON moved.lot_id = lot.id
WHERE (lot.available, lot.held, lot.allocated, lot.shipped, lot.written_off)
  IS DISTINCT FROM (coalesce(moved.available, 0), coalesce(moved.held, 0), coalesce(moved.allocated, 0), coalesce(moved.shipped, 0), coalesce(moved.written_off, 0));
COMMENT ON VIEW invariant_02_lots_follow_movements IS 'Stock: every level can be rebuilt from the movements';

CREATE VIEW invariant_03_holds_match_lots AS
SELECT 'lot ' || lot.code AS subject,
  format('held %s, promised %s; allocated %s, promised %s', lot.held, coalesce(promised.held, 0), lot.allocated, coalesce(promised.allocated, 0)) AS fault
FROM lot
LEFT JOIN (
  SELECT lot_id, coalesce(sum(quantity) FILTER (WHERE status = 'held'), 0) AS held,
    coalesce(sum(quantity) FILTER (WHERE status = 'allocated'), 0) AS allocated
  FROM hold GROUP BY lot_id
) promised ON promised.lot_id = lot.id
WHERE lot.held <> coalesce(promised.held, 0) OR lot.allocated <> coalesce(promised.allocated, 0);
COMMENT ON VIEW invariant_03_holds_match_lots IS 'Stock: what is held and allocated is exactly what orders were promised';

CREATE VIEW invariant_04_ledger_balances AS
SELECT 'transaction ' || idem_key AS subject, format('sums to %s', sum(entry.amount)) AS fault
FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
GROUP BY txn.id HAVING sum(entry.amount) <> 0;
COMMENT ON VIEW invariant_04_ledger_balances IS 'Money: every ledger transaction sums to zero';

CREATE VIEW invariant_05_balances_follow_entries AS
SELECT 'account ' || account.code AS subject, format('balance %s, entries %s', coalesce(kept.balance, 0), coalesce(told.balance, 0)) AS fault
FROM ledger_account account
LEFT JOIN (SELECT account_id, sum(balance) AS balance FROM ledger_balance GROUP BY account_id) kept ON kept.account_id = account.id
LEFT JOIN (SELECT account_id, sum(amount) AS balance FROM ledger_entry GROUP BY account_id) told ON told.account_id = account.id
WHERE coalesce(kept.balance, 0) <> coalesce(told.balance, 0);
COMMENT ON VIEW invariant_05_balances_follow_entries IS 'Money: every balance is the sum of its entries';

-- Debits of an escrow account are money that left it (released, refunded), credits money that came.
CREATE VIEW invariant_06_escrow_explains_orders AS
SELECT 'order ' || substr(code, 8) AS subject, format('paid %s, released %s, refunded %s, left %s', paid, released, refunded, left_over) AS fault
FROM (
  SELECT account.code,
    -coalesce(sum(entry.amount) FILTER (WHERE txn.kind IN ('payment.received', 'payment.cleared')), 0) AS paid,
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
COMMENT ON VIEW invariant_06_escrow_explains_orders IS 'Money: per order, paid = released + refunded + still in escrow, and escrow is never overdrawn';

CREATE VIEW invariant_07_paid_orders_have_payment AS
SELECT 'order ' || orders.code AS subject, format('order is %s, payment is %s', orders.status, coalesce(session.payment_status, 'missing')) AS fault
FROM orders LEFT JOIN checkout_session session ON session.payable_id = orders.id::text
WHERE (orders.paid_at IS NOT NULL AND session.payment_status IS DISTINCT FROM 'paid')
   OR (orders.paid_at IS NULL AND orders.status IN ('confirmed', 'in_progress', 'completed'));
COMMENT ON VIEW invariant_07_paid_orders_have_payment IS 'Money: no order goes on without a payment that VNPAY confirmed';

CREATE VIEW invariant_08_payments_are_booked AS
SELECT 'payment ' || attempt.txn_ref AS subject, format('%s paid, %s booked', attempt.amount_vnd, coalesce(sum(entry.amount), 0)) AS fault
FROM payment_attempt attempt
LEFT JOIN ledger_transaction txn ON txn.memo = attempt.txn_ref AND txn.kind IN ('payment.received', 'payment.unapplied', 'payment.suspected')
LEFT JOIN ledger_account account ON account.code LIKE 'vnpay_clearing:%'
LEFT JOIN ledger_entry entry ON entry.transaction_id = txn.id AND entry.account_id = account.id
WHERE attempt.status = 'paid'
GROUP BY attempt.id HAVING coalesce(sum(entry.amount), 0) <> attempt.amount_vnd;
COMMENT ON VIEW invariant_08_payments_are_booked IS 'Money: every paid visit to VNPAY is in the ledger once, with its amount';

CREATE VIEW invariant_09_refunds_within_payments AS
SELECT 'session ' || session.id AS subject, format('refunds %s, charged %s', refunded.total, charged.total) AS fault
FROM checkout_session session
JOIN (SELECT session_id, sum(amount_vnd) AS total FROM refund WHERE status IN ('pending', 'succeeded') GROUP BY session_id) refunded ON refunded.session_id = session.id
LEFT JOIN (SELECT session_id, sum(amount_vnd) AS total FROM payment_attempt WHERE status IN ('paid', 'mismatched', 'suspected') GROUP BY session_id) charged ON charged.session_id = session.id
WHERE refunded.total > coalesce(charged.total, 0);
COMMENT ON VIEW invariant_09_refunds_within_payments IS 'Money: never more is given back than was charged';

CREATE VIEW invariant_10_scale_decides AS
SELECT 'sub-order ' || sub.id AS subject, format('weighed %s, lines %s', sub.weighed_vnd, sum(line.final_vnd)) AS fault
FROM sub_order sub JOIN order_line line ON line.sub_order_id = sub.id
WHERE sub.weighed_vnd IS NOT NULL
GROUP BY sub.id HAVING sub.weighed_vnd <> sum(line.final_vnd) OR bool_or(line.final_vnd IS NULL);
COMMENT ON VIEW invariant_10_scale_decides IS 'Weight: what a seller is owed is the sum of what the scale said';

CREATE VIEW invariant_11_order_totals AS
SELECT 'order ' || orders.code AS subject, format('goods %s of %s, delivery %s of %s', orders.goods_vnd, sum(sub.goods_vnd), orders.delivery_vnd, sum(sub.delivery_vnd)) AS fault
FROM orders JOIN sub_order sub ON sub.order_id = orders.id
GROUP BY orders.id HAVING orders.goods_vnd <> sum(sub.goods_vnd) OR orders.delivery_vnd <> sum(sub.delivery_vnd);
COMMENT ON VIEW invariant_11_order_totals IS 'Orders: an order is the sum of its sellers'' parts';

CREATE VIEW invariant_12_one_shipment AS
SELECT 'sub-order ' || sub.id AS subject, format('sub-order is %s, shipments %s', sub.status, count(shipment.id)) AS fault
FROM sub_order sub LEFT JOIN shipment ON shipment.sub_order_id = sub.id
GROUP BY sub.id
HAVING count(shipment.id) > 1 OR (sub.status IN ('handed_over', 'delivered', 'settled') AND count(shipment.id) = 0);
COMMENT ON VIEW invariant_12_one_shipment IS 'Delivery: one shipment a sub-order, and none travels without one';

CREATE VIEW invariant_13_shipment_path AS
SELECT 'shipment ' || shipment.code AS subject, format('%s after %s', step.from_status, step.before) AS fault
FROM (
  SELECT shipment_id, from_status, lag(to_status) OVER (PARTITION BY shipment_id ORDER BY id) AS before
  FROM shipment_event WHERE to_status IS NOT NULL
) step JOIN shipment ON shipment.id = step.shipment_id
WHERE step.before IS NOT NULL AND step.from_status IS DISTINCT FROM step.before
UNION ALL
SELECT 'shipment ' || shipment.code, format('is %s, its last event says %s', shipment.status, last.to_status)
FROM shipment JOIN (
  SELECT DISTINCT ON (shipment_id) shipment_id, to_status FROM shipment_event WHERE to_status IS NOT NULL ORDER BY shipment_id, id DESC
) last ON last.shipment_id = shipment.id
WHERE shipment.status <> last.to_status;
COMMENT ON VIEW invariant_13_shipment_path IS 'Status: a shipment''s events are one unbroken path that ends at its status';

CREATE VIEW invariant_14_carried_by_one AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s without a courier', shipment.status) AS fault
FROM shipment WHERE courier_id IS NULL AND status IN ('assigned', 'picked_up', 'in_transit', 'delivered');
COMMENT ON VIEW invariant_14_carried_by_one IS 'Delivery: whatever is on the road has a courier';

CREATE VIEW invariant_15_facts_are_told AS
SELECT 'fact ' || event_id AS subject, format('%s waits since %s', type, at) AS fault
FROM outbox_event WHERE relayed_at IS NULL AND at < now() - interval '5 minutes';
COMMENT ON VIEW invariant_15_facts_are_told IS 'Events: no fact waits longer than five minutes to be told';

CREATE VIEW invariant_16_holds_expire AS
SELECT 'order ' || orders.code AS subject, format('still holds stock, time was up at %s', hold.expires_at) AS fault
FROM hold JOIN orders ON orders.id = hold.order_id
WHERE hold.status = 'held' AND hold.expires_at < now() - interval '1 hour';
COMMENT ON VIEW invariant_16_holds_expire IS 'Stock: nothing stays held long after its time is up';

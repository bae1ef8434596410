-- The invariants see what they could not: money without an order or a refund, bookings and refunds by the single charge,
-- and the whole of dispatch.

CREATE OR REPLACE VIEW invariant_04_ledger_balances AS
SELECT 'transaction ' || idem_key AS subject, format('sums to %s', coalesce(sum(entry.amount)::text, 'nothing')) AS fault
FROM ledger_transaction txn LEFT JOIN ledger_entry entry ON entry.transaction_id = txn.id
GROUP BY txn.id HAVING coalesce(sum(entry.amount), 1) <> 0;
COMMENT ON VIEW invariant_04_ledger_balances IS 'Money: every ledger transaction has entries and sums to zero';

CREATE OR REPLACE VIEW invariant_07_paid_orders_have_payment AS
SELECT 'order ' || orders.code AS subject, format('order is %s, payment is %s', orders.status, coalesce(session.payment_status, 'missing')) AS fault
FROM orders LEFT JOIN checkout_session session ON session.payable_id = orders.id::text
WHERE (orders.paid_at IS NOT NULL AND session.payment_status IS DISTINCT FROM 'paid')
   OR (orders.paid_at IS NULL AND orders.status IN ('confirmed', 'in_progress', 'completed'))
UNION ALL
SELECT 'order ' || orders.code, format('%s was paid, order is %s, %s on its way back', session.amount_vnd, orders.status, coalesce(refunded.total, 0))
FROM checkout_session session JOIN orders ON orders.id::text = session.payable_id
LEFT JOIN (SELECT session_id, sum(amount_vnd) AS total FROM refund WHERE status <> 'canceled' GROUP BY session_id) refunded ON refunded.session_id = session.id
WHERE session.payment_status = 'paid'
  AND (orders.paid_at IS NULL OR orders.status NOT IN ('confirmed', 'in_progress', 'completed'))
  AND coalesce(refunded.total, 0) < session.amount_vnd;
COMMENT ON VIEW invariant_07_paid_orders_have_payment IS 'Money: no order goes on without a payment that VNPAY confirmed, and no payment is without an order that goes on or its refund';

CREATE OR REPLACE VIEW invariant_08_payments_are_booked AS
SELECT 'payment ' || attempt.txn_ref AS subject, format('is %s: %s charged, %s booked in %s receipts', attempt.status, attempt.amount_vnd, coalesce(booked.amount, 0), coalesce(booked.receipts, 0)) AS fault
FROM payment_attempt attempt
LEFT JOIN (
  SELECT txn.memo, count(DISTINCT txn.id) AS receipts, sum(entry.amount) AS amount, bool_and(txn.kind = 'payment.suspected') AS was_suspected
  FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code LIKE 'vnpay_clearing:%'
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
COMMENT ON VIEW invariant_08_payments_are_booked IS 'Money: every charge at VNPAY is in the ledger once, with its amount, and nothing else is';

CREATE OR REPLACE VIEW invariant_09_refunds_within_payments AS
SELECT 'payment ' || attempt.txn_ref AS subject, format('refunds %s, charged %s (%s)', sum(refund.amount_vnd), attempt.amount_vnd, attempt.status) AS fault
FROM refund JOIN payment_attempt attempt ON attempt.id = refund.attempt_id
WHERE refund.status IN ('pending', 'succeeded')
GROUP BY attempt.id
HAVING sum(refund.amount_vnd) > attempt.amount_vnd OR attempt.status NOT IN ('paid', 'paid_again', 'mismatched', 'suspected');

CREATE VIEW invariant_17_paid_once AS
SELECT 'session ' || session.id AS subject, format('is %s, %s visits paid it', session.payment_status, count(attempt.id)) AS fault
FROM checkout_session session LEFT JOIN payment_attempt attempt ON attempt.session_id = session.id AND attempt.status = 'paid'
GROUP BY session.id HAVING count(attempt.id) <> CASE session.payment_status WHEN 'paid' THEN 1 ELSE 0 END;
COMMENT ON VIEW invariant_17_paid_once IS 'Money: what is paid was paid by exactly one visit to VNPAY';

CREATE VIEW invariant_18_nobody_owes_us AS
SELECT 'account ' || account.code AS subject, format('is overdrawn by %s', sum(kept.balance)) AS fault
FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
WHERE account.code ~ '^(escrow|held_fraud|seller_payable|courier_payable|refund_payable|payout_in_transit):'
GROUP BY account.id HAVING sum(kept.balance) > 0;
COMMENT ON VIEW invariant_18_nobody_owes_us IS 'Money: nobody is owed less than nothing';

CREATE VIEW invariant_19_weight_is_refunded AS
SELECT 'sub-order ' || sub.id AS subject, format('weighed %s of %s, %s on its way back', sub.weighed_vnd, sub.goods_vnd, coalesce(sum(refund.amount_vnd), 0)) AS fault
FROM sub_order sub LEFT JOIN refund ON refund.cause = 'weighed:' || sub.id AND refund.status <> 'canceled'
WHERE sub.status IN ('packed', 'handed_over', 'delivered', 'settled')
GROUP BY sub.id HAVING coalesce(sum(refund.amount_vnd), 0) <> sub.goods_vnd - coalesce(sub.weighed_vnd, sub.goods_vnd);
COMMENT ON VIEW invariant_19_weight_is_refunded IS 'Weight: of packed goods exactly what the scale did not find goes back to the shopper';

CREATE VIEW invariant_20_packed_goods_travel AS
SELECT 'sub-order ' || sub.id AS subject, format('is %s, packed at %s, shipment is %s', sub.status, packed.at, coalesce(shipment.status, 'missing')) AS fault
FROM sub_order sub
JOIN (SELECT sub_order_id, max(at) AS at FROM order_event WHERE type = 'sub_order.packed' GROUP BY sub_order_id) packed ON packed.sub_order_id = sub.id
LEFT JOIN shipment ON shipment.sub_order_id = sub.id
WHERE sub.status IN ('packed', 'handed_over') AND packed.at < now() - interval '5 minutes'
  AND (shipment.id IS NULL OR shipment.status IN ('delivered', 'returned', 'cancelled'))
  AND NOT EXISTS (SELECT 1 FROM shipment_event event WHERE event.shipment_id = shipment.id AND event.at > now() - interval '5 minutes');
COMMENT ON VIEW invariant_20_packed_goods_travel IS 'Delivery: packed goods have a shipment that is on its way to somebody';

CREATE VIEW invariant_21_offers_match_shipments AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, open offers %s', shipment.status, count(offer.id)) AS fault
FROM shipment LEFT JOIN offer ON offer.shipment_id = shipment.id AND offer.status IN ('sent', 'seen')
WHERE shipment.status = 'offered' OR offer.id IS NOT NULL
GROUP BY shipment.id HAVING shipment.status <> 'offered' OR count(offer.id) <> 1
UNION ALL
SELECT 'offer ' || id, format('hangs: its time was up at %s', expires_at)
FROM offer WHERE status IN ('sent', 'seen') AND expires_at < now() - interval '2 minutes';
COMMENT ON VIEW invariant_21_offers_match_shipments IS 'Delivery: a shipment is offered exactly while one offer is open, and no offer outlives its time';

-- Stops that are still to be made, of one shipment, in one run: its courier's.
CREATE VIEW invariant_22_one_run_a_shipment AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, stops left %s in %s runs', shipment.status, count(stop.id), count(DISTINCT stop.run_id)) AS fault
FROM shipment
LEFT JOIN stop ON stop.shipment_id = shipment.id AND stop.status IN ('planned', 'en_route', 'arrived')
LEFT JOIN run ON run.id = stop.run_id
GROUP BY shipment.id
HAVING count(DISTINCT stop.run_id) > 1
  OR count(stop.id) FILTER (WHERE run.status <> 'open' OR run.courier_id IS DISTINCT FROM shipment.courier_id) > 0
  OR (shipment.status IN ('assigned', 'en_route_pickup', 'at_pickup') AND count(stop.id) <> 2)
  OR (shipment.status IN ('picked_up', 'en_route_dropoff', 'at_dropoff') AND count(stop.id) <> 1);
COMMENT ON VIEW invariant_22_one_run_a_shipment IS 'Delivery: whoever said yes to a shipment has its stops, and nobody else has';

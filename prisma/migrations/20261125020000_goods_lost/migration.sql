-- Goods that are lost or spoiled on the way: said by a courier, decided by operators.
CREATE TABLE "goods_loss" (
  "id" UUID NOT NULL,
  "shipment_id" UUID NOT NULL,
  "status" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "words" TEXT NOT NULL DEFAULT '',
  "photo_id" UUID,
  "grams" INTEGER NOT NULL,
  "courier_id" UUID,
  "reported_by_id" UUID NOT NULL,
  "reported_at" TIMESTAMPTZ(3) NOT NULL,
  "agreed_by_id" UUID,
  "decided_by_id" UUID,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "goods_loss_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "goods_loss_shipment_id_idx" ON "goods_loss"("shipment_id");
ALTER TABLE "goods_loss" ADD CONSTRAINT "goods_loss_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "goods_loss" ADD CONSTRAINT "goods_loss_sane" CHECK (
  status IN ('reported', 'agreed', 'written_off', 'dismissed') AND grams > 0
  AND (status = 'agreed') <= (agreed_by_id IS NOT NULL)
  AND (status IN ('written_off', 'dismissed')) = (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)
  AND (status <> 'written_off' OR agreed_by_id IS DISTINCT FROM decided_by_id));
-- One question at a time, and no goods are lost twice.
CREATE UNIQUE INDEX "goods_loss_one_open" ON "goods_loss"("shipment_id") WHERE status IN ('reported', 'agreed');
CREATE UNIQUE INDEX "goods_loss_once" ON "goods_loss"("shipment_id") WHERE status = 'written_off';

-- Goods that were written off do not wait to travel.
CREATE OR REPLACE VIEW invariant_20_packed_goods_travel AS
SELECT 'sub-order ' || sub.id AS subject, format('is %s, packed at %s, shipment is %s', sub.status, packed.at, coalesce(shipment.status, 'missing')) AS fault
FROM sub_order sub
JOIN (SELECT sub_order_id, max(at) AS at FROM order_event WHERE type = 'sub_order.packed' GROUP BY sub_order_id) packed ON packed.sub_order_id = sub.id
LEFT JOIN shipment ON shipment.sub_order_id = sub.id
WHERE sub.status IN ('packed', 'handed_over') AND packed.at < now() - interval '5 minutes'
  AND (shipment.id IS NULL OR shipment.status IN ('delivered', 'returned', 'cancelled', 'lost', 'damaged'))
  AND NOT EXISTS (SELECT 1 FROM shipment_event event WHERE event.shipment_id = shipment.id AND event.at > now() - interval '5 minutes');

CREATE OR REPLACE VIEW invariant_29_closed_orders_are_empty AS
SELECT 'order ' || orders.code AS subject, format('is closed, %s waits in escrow', -kept.balance) AS fault
FROM orders JOIN ledger_account account ON account.code = 'escrow:' || orders.id JOIN ledger_balance kept ON kept.account_id = account.id
WHERE orders.status IN ('completed', 'cancelled', 'expired') AND kept.balance <> 0
  AND NOT EXISTS (SELECT 1 FROM sub_order WHERE sub_order.order_id = orders.id AND status NOT IN ('settled', 'rejected', 'cancelled', 'returned', 'written_off'))
  AND NOT EXISTS (SELECT 1 FROM refund JOIN checkout_session session ON session.id = refund.session_id
    WHERE session.payable_id = orders.id::text AND refund.status = 'failed' AND refund.escrow_vnd > 0)
  AND -kept.balance <> (SELECT coalesce(sum(amount_vnd), 0) FROM claim WHERE claim.order_id = orders.id AND in_escrow AND status IN ('open', 'agreed'));

-- Written-off goods are with nobody.
CREATE OR REPLACE VIEW invariant_84_goods_are_somewhere AS
SELECT 'shipment ' || shipment.code AS subject,
  format('is %s, hub %s, courier %s, kept by %s', status, coalesce(hub_id::text, 'none'), coalesce(courier_id::text, 'none'), coalesce(keeper_id::text, 'nobody')) AS fault
FROM shipment
WHERE (status IN ('at_hub', 'sorted') AND (hub_id IS NULL OR courier_id IS NOT NULL))
   OR (status IN ('picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff', 'at_dropoff', 'delivery_failed', 'delivered', 'returned', 'cancelled') AND hub_id IS NOT NULL)
   OR (status IN ('lost', 'damaged') AND (hub_id IS NOT NULL OR courier_id IS NOT NULL OR run_id IS NOT NULL))
   OR (keeper_id IS NOT NULL AND status NOT IN ('ready', 'planned', 'offered', 'assigned', 'en_route_pickup', 'at_pickup', 'pickup_failed', 'held'))
   OR (leg_seq > 1 AND status IN ('ready', 'offered', 'assigned', 'en_route_pickup', 'at_pickup') AND hub_id IS NULL AND keeper_id IS NULL);

CREATE VIEW invariant_55_losses_are_decided AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, its loss is %s', shipment.status, coalesce(loss.status, 'not written down')) AS fault
FROM shipment LEFT JOIN goods_loss loss ON loss.shipment_id = shipment.id AND loss.status <> 'dismissed'
WHERE (shipment.status IN ('lost', 'damaged')) IS DISTINCT FROM (coalesce(loss.status, '') = 'written_off');
COMMENT ON VIEW invariant_55_losses_are_decided IS 'Delivery: goods are lost or spoiled exactly when an operator has written them off';

CREATE VIEW invariant_78_losses_are_paid AS
SELECT 'sub-order ' || sub.id AS subject,
  format('is %s: the shopper got %s of %s back, the goods cost us %s', sub.status, coalesce(given.amount, 0), due.paid, coalesce(booked.amount, 0)) AS fault
FROM sub_order sub
CROSS JOIN LATERAL (SELECT coalesce(sub.weighed_vnd, sub.goods_vnd) AS goods, coalesce(sub.weighed_vnd, sub.goods_vnd) + sub.delivery_vnd AS paid) due
LEFT JOIN (
  SELECT cause, sum(amount) AS amount FROM (
    SELECT cause, amount_vnd AS amount FROM refund WHERE status <> 'canceled'
    UNION ALL SELECT cause, amount_vnd FROM credit_movement WHERE kind IN ('granted', 'returned')
  ) back GROUP BY cause
) given ON given.cause = 'written_off:' || sub.id
LEFT JOIN (
  SELECT txn.memo, sum(entry.amount) AS amount FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
  JOIN ledger_account account ON account.id = entry.account_id AND account.code = 'transport_loss'
  WHERE txn.kind = 'order.compensated' GROUP BY txn.memo
) booked ON booked.memo = sub.id::text
WHERE coalesce(given.amount, 0) <> CASE sub.status WHEN 'written_off' THEN due.paid ELSE 0 END
   OR coalesce(booked.amount, 0) <> CASE WHEN sub.status = 'written_off' AND sub.settled_at IS NOT NULL THEN due.goods ELSE 0 END;
COMMENT ON VIEW invariant_78_losses_are_paid IS 'Money: of written-off goods the shopper has everything back, and what their seller was paid is our loss';

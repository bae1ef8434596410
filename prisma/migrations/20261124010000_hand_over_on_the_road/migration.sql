-- A courier who can go no further keeps the goods until another has taken them over, parcel by parcel.
ALTER TABLE "shipment" ADD COLUMN "keeper_id" UUID;
ALTER TABLE "shipment_leg" ADD COLUMN "from_courier_id" UUID;
CREATE INDEX "shipment_keeper_id_idx" ON "shipment"("keeper_id");

-- One party has them: somebody else who stands with them would be two.
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_one_keeper" CHECK (keeper_id IS NULL OR (hub_id IS NULL AND keeper_id IS DISTINCT FROM courier_id));
-- A leg begins in one place. After a hand-over its kind still says where the goods were fetched, at a gate or a hub.
ALTER TABLE "shipment_leg" DROP CONSTRAINT "shipment_leg_sane";
ALTER TABLE "shipment_leg" ADD CONSTRAINT "shipment_leg_sane" CHECK (
  seq > 0 AND kind IN ('direct', 'first', 'haul', 'last') AND pay_vnd >= 0 AND distance_m >= 0
  AND (from_courier_id IS NOT NULL OR (from_hub_id IS NULL) = (kind IN ('direct', 'first')))
  AND (from_courier_id IS NULL OR (from_hub_id IS NULL AND seq > 1))
  AND (to_hub_id IS NULL) = (kind IN ('direct', 'last'))
  AND (started_at IS NULL OR courier_id IS NOT NULL) AND (ended_at IS NULL OR ended_at >= started_at));

CREATE OR REPLACE VIEW invariant_84_goods_are_somewhere AS
SELECT 'shipment ' || shipment.code AS subject,
  format('is %s, hub %s, courier %s, kept by %s', status, coalesce(hub_id::text, 'none'), coalesce(courier_id::text, 'none'), coalesce(keeper_id::text, 'nobody')) AS fault
FROM shipment
WHERE (status IN ('at_hub', 'sorted') AND (hub_id IS NULL OR courier_id IS NOT NULL))
   OR (status IN ('picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff', 'at_dropoff', 'delivery_failed', 'delivered', 'returned', 'cancelled') AND hub_id IS NOT NULL)
   OR (keeper_id IS NOT NULL AND status NOT IN ('ready', 'planned', 'offered', 'assigned', 'en_route_pickup', 'at_pickup', 'pickup_failed', 'held'))
   OR (leg_seq > 1 AND status IN ('ready', 'offered', 'assigned', 'en_route_pickup', 'at_pickup') AND hub_id IS NULL AND keeper_id IS NULL);

CREATE VIEW invariant_87_handed_over_by_its_keeper AS
SELECT 'shipment ' || shipment.code AS subject,
  format('is kept by %s, its leg %s begins at %s, the one before was carried by %s', shipment.keeper_id, leg.seq,
    coalesce(leg.from_courier_id::text, leg.from_name), coalesce(before.courier_id::text, 'nobody')) AS fault
FROM shipment
JOIN shipment_leg leg ON leg.shipment_id = shipment.id AND leg.seq = shipment.leg_seq
LEFT JOIN shipment_leg before ON before.shipment_id = shipment.id AND before.seq = leg.seq - 1
WHERE shipment.keeper_id IS NOT NULL
  AND (leg.from_courier_id IS DISTINCT FROM shipment.keeper_id OR before.courier_id IS DISTINCT FROM shipment.keeper_id OR leg.started_at IS NOT NULL);
COMMENT ON VIEW invariant_87_handed_over_by_its_keeper IS 'Delivery: goods that wait on the road are with the courier who carried them there, until another has every parcel';

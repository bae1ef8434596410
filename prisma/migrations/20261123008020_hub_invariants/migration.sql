-- Goods between two hubs and on the last leg are on the road too.
CREATE OR REPLACE VIEW invariant_14_carried_by_one AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s without a courier', shipment.status) AS fault
FROM shipment WHERE courier_id IS NULL
  AND status IN ('assigned', 'en_route_pickup', 'at_pickup', 'picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff', 'at_dropoff', 'delivered');

CREATE OR REPLACE VIEW invariant_22_one_run_a_shipment AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, stops left %s in %s runs', shipment.status, count(stop.id), count(DISTINCT stop.run_id)) AS fault
FROM shipment
LEFT JOIN stop ON stop.shipment_id = shipment.id AND stop.status IN ('planned', 'en_route', 'arrived')
LEFT JOIN run ON run.id = stop.run_id
GROUP BY shipment.id
HAVING count(DISTINCT stop.run_id) > 1
  OR count(stop.id) FILTER (WHERE run.status <> 'open' OR run.courier_id IS DISTINCT FROM shipment.courier_id) > 0
  OR (shipment.status IN ('assigned', 'en_route_pickup', 'at_pickup') AND count(stop.id) <> 2)
  OR (shipment.status IN ('picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff', 'at_dropoff') AND count(stop.id) <> 1);

CREATE VIEW invariant_80_legs_join AS
SELECT 'shipment ' || shipment.code AS subject, format('legs %s, the present one is %s', coalesce(string_agg(leg.seq::text, ', ' ORDER BY leg.seq), 'none'), shipment.leg_seq) AS fault
FROM shipment LEFT JOIN shipment_leg leg ON leg.shipment_id = shipment.id
GROUP BY shipment.id
HAVING coalesce(min(leg.seq), 0) <> 1 OR max(leg.seq) <> count(leg.id) OR shipment.leg_seq NOT BETWEEN 1 AND coalesce(max(leg.seq), 0)
UNION ALL
SELECT 'shipment ' || shipment.code, format('leg %s begins at %s, the way before it ends at %s', leg.seq, leg.from_name, coalesce(before.to_name, shipment.pickup_name))
FROM shipment JOIN shipment_leg leg ON leg.shipment_id = shipment.id
LEFT JOIN shipment_leg before ON before.shipment_id = shipment.id AND before.seq = leg.seq - 1
WHERE (leg.from_hub_id, leg.from_lat, leg.from_lng) IS DISTINCT FROM
  CASE WHEN leg.seq = 1 THEN (NULL::uuid, shipment.pickup_lat, shipment.pickup_lng) ELSE (before.to_hub_id, before.to_lat, before.to_lng) END
UNION ALL
SELECT 'shipment ' || shipment.code, format('its last leg ends at %s', leg.to_name)
FROM shipment JOIN shipment_leg leg ON leg.shipment_id = shipment.id
WHERE leg.seq = (SELECT max(seq) FROM shipment_leg WHERE shipment_id = shipment.id)
  AND (leg.to_hub_id, leg.to_lat, leg.to_lng) IS DISTINCT FROM (NULL::uuid, shipment.drop_lat, shipment.drop_lng);
COMMENT ON VIEW invariant_80_legs_join IS 'Delivery: the legs of a shipment join end to end, from the seller''s gate to the shopper''s door';

CREATE VIEW invariant_81_legs_in_turn AS
SELECT 'shipment ' || shipment.code AS subject, format('leg %s ready %s, begun %s; the one before ended %s', leg.seq, leg.ready_at, leg.started_at, before.ended_at) AS fault
FROM shipment JOIN shipment_leg leg ON leg.shipment_id = shipment.id
JOIN shipment_leg before ON before.shipment_id = leg.shipment_id AND before.seq = leg.seq - 1
WHERE (leg.started_at IS NOT NULL AND (before.ended_at IS NULL OR leg.started_at < before.ended_at OR leg.started_at < leg.ready_at))
   OR (before.ended_at IS NOT NULL AND leg.ready_at < before.ended_at)
   OR (leg.seq = shipment.leg_seq AND before.ended_at IS NULL);
COMMENT ON VIEW invariant_81_legs_in_turn IS 'Delivery: no leg begins before the one before it has ended and the goods are sorted';

CREATE VIEW invariant_82_leg_pays_sum AS
SELECT 'shipment ' || shipment.code AS subject, format('pays %s, its legs %s', shipment.pay_vnd, sum(leg.pay_vnd)) AS fault
FROM shipment JOIN shipment_leg leg ON leg.shipment_id = shipment.id
GROUP BY shipment.id HAVING sum(leg.pay_vnd) <> shipment.pay_vnd;
COMMENT ON VIEW invariant_82_leg_pays_sum IS 'Money: the couriers of all legs together earn what the shipment pays';

CREATE VIEW invariant_83_cold_needs_cold_room AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, %s has no cold room', shipment.cold_class, hub.name) AS fault
FROM shipment JOIN hub ON NOT hub.has_cold_room
WHERE shipment.cold_class <> 'ambient' AND shipment.status NOT IN ('delivered', 'partially_delivered', 'returned', 'cancelled', 'lost', 'damaged')
  AND (shipment.hub_id = hub.id
    OR EXISTS (SELECT 1 FROM shipment_leg leg WHERE leg.shipment_id = shipment.id AND leg.to_hub_id = hub.id AND leg.ended_at IS NULL));
COMMENT ON VIEW invariant_83_cold_needs_cold_room IS 'Cold chain: no chilled or frozen goods are at a hub, or on their way to one, that has no cold room';

CREATE VIEW invariant_84_goods_are_somewhere AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, hub %s, courier %s', status, coalesce(hub_id::text, 'none'), coalesce(courier_id::text, 'none')) AS fault
FROM shipment
WHERE (status IN ('at_hub', 'sorted') AND (hub_id IS NULL OR courier_id IS NOT NULL))
   OR (status IN ('picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff', 'at_dropoff', 'delivery_failed', 'delivered', 'returned', 'cancelled') AND hub_id IS NOT NULL)
   OR (leg_seq > 1 AND status IN ('ready', 'offered', 'assigned', 'en_route_pickup', 'at_pickup') AND hub_id IS NULL);
COMMENT ON VIEW invariant_84_goods_are_somewhere IS 'Delivery: goods are at a hub or with a courier, never both and never neither';

CREATE VIEW invariant_85_carriers_are_legs AS
SELECT 'sub-order ' || sub.id AS subject, format('pays its carriers %s, the legs earned %s', coalesce(paid.pays, 'nothing'), coalesce(earned.pays, 'nothing')) AS fault
FROM sub_order sub
JOIN shipment ON shipment.sub_order_id = sub.id
LEFT JOIN (SELECT sub_order_id, string_agg(courier_id || ' ' || pay_vnd, ', ' ORDER BY seq) AS pays FROM sub_order_carrier GROUP BY 1) paid ON paid.sub_order_id = sub.id
LEFT JOIN (SELECT shipment_id, string_agg(courier_id || ' ' || pay_vnd, ', ' ORDER BY seq) AS pays FROM shipment_leg WHERE ended_at IS NOT NULL GROUP BY 1) earned ON earned.shipment_id = shipment.id
WHERE sub.status IN ('delivered', 'settled') AND paid.pays IS DISTINCT FROM earned.pays;
COMMENT ON VIEW invariant_85_carriers_are_legs IS 'Money: whoever carried a leg of delivered goods is paid for that leg, once, and nobody else is';

CREATE VIEW invariant_86_closed_hubs_are_avoided AS
SELECT 'shipment ' || shipment.code AS subject, format('is %s, %s has been closed since %s', shipment.status, hub.name, hub.closed_at) AS fault
FROM shipment JOIN hub ON hub.closed_at < now() - interval '10 minutes'
JOIN shipment_leg leg ON leg.shipment_id = shipment.id AND leg.to_hub_id = hub.id AND leg.ended_at IS NULL
WHERE shipment.status NOT IN ('held', 'returning', 'delivered', 'partially_delivered', 'returned', 'cancelled', 'lost', 'damaged');
COMMENT ON VIEW invariant_86_closed_hubs_are_avoided IS 'Delivery: nothing is on its way to a hub that has been closed, unless a person has to decide about it';

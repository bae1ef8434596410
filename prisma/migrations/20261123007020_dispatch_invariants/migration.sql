-- What must be true of live dispatch, always. Who has a shipment's stops is rule 22, that an offered shipment has one open offer rule 21.

CREATE VIEW invariant_70_asked_on_duty AS
SELECT 'offer ' || offer.id AS subject, format('is %s to courier %s, who is off duty', offer.status, offer.courier_id) AS fault
FROM offer
WHERE offer.status IN ('sent', 'seen')
  AND NOT EXISTS (SELECT 1 FROM shift WHERE shift.courier_id = offer.courier_id AND shift.ends_at IS NULL);
COMMENT ON VIEW invariant_70_asked_on_duty IS 'Dispatch: nobody who is off duty is being asked';

CREATE VIEW invariant_71_one_question AS
SELECT 'bundle ' || bundle_id AS subject,
  format('%s of %s offers open, to %s couriers', count(*) FILTER (WHERE status IN ('sent', 'seen')), count(*), count(DISTINCT courier_id)) AS fault
FROM offer
GROUP BY bundle_id
HAVING count(DISTINCT courier_id) > 1
  OR (count(*) FILTER (WHERE status IN ('sent', 'seen')) NOT IN (0, count(*)))
  OR count(*) FILTER (WHERE id = bundle_id) <> 1
UNION ALL
SELECT 'courier ' || courier_id, format('looks at %s offers', count(DISTINCT bundle_id))
FROM offer WHERE status IN ('sent', 'seen')
GROUP BY courier_id HAVING count(DISTINCT bundle_id) > 1;
COMMENT ON VIEW invariant_71_one_question IS 'Dispatch: what is offered together is one courier''s, open as a whole or not at all, and a courier is asked one thing at a time';

CREATE VIEW invariant_72_fetched_before_brought AS
SELECT 'shipment ' || shipment.code AS subject, format('is fetched at place %s and brought at place %s', pickup.position, door.position) AS fault
FROM stop pickup
JOIN stop door ON door.run_id = pickup.run_id AND door.shipment_id = pickup.shipment_id AND door.kind = 'dropoff'
JOIN run ON run.id = pickup.run_id AND run.status = 'open'
JOIN shipment ON shipment.id = pickup.shipment_id
WHERE pickup.kind = 'pickup' AND pickup.status IN ('planned', 'en_route', 'arrived')
  AND door.status IN ('planned', 'en_route', 'arrived') AND pickup.position >= door.position;
COMMENT ON VIEW invariant_72_fetched_before_brought IS 'Dispatch: in every open run goods are fetched before they are brought';

CREATE VIEW invariant_73_one_place_a_stop AS
SELECT 'run ' || run.id AS subject, format('has %s stops at place %s', count(*), stop.position) AS fault
FROM run JOIN stop ON stop.run_id = run.id AND stop.status IN ('planned', 'en_route', 'arrived')
WHERE run.status = 'open'
GROUP BY run.id, stop.position HAVING count(*) > 1;
COMMENT ON VIEW invariant_73_one_place_a_stop IS 'Dispatch: the order of an open run is unambiguous';

CREATE VIEW invariant_74_pins_are_kept AS
SELECT 'shipment ' || shipment.code AS subject, format('is pinned to %s and offered to %s', shipment.pinned_to, offer.courier_id) AS fault
FROM shipment JOIN offer ON offer.shipment_id = shipment.id AND offer.status IN ('sent', 'seen')
WHERE shipment.pinned_to IS NOT NULL AND shipment.pinned_to <> offer.courier_id;
COMMENT ON VIEW invariant_74_pins_are_kept IS 'Dispatch: what an operator pinned to a courier is offered to nobody else';

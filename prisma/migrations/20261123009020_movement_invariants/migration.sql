-- What must be true of movement (npm run invariants). The rules are read a second time here, in another language and by other hands
-- than the code that plans with them: a checker that shared their mistakes would see none of them.

-- The colour of a commune: its own before its province's, of several the one that began last; green when nobody said otherwise.
CREATE FUNCTION area_colour(province TEXT, commune TEXT, moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT colour FROM area_spell
    WHERE province_code = province AND (commune_code IS NULL OR commune_code = commune)
      AND starts_at <= moment AND (ends_at IS NULL OR ends_at > moment)
    ORDER BY (commune_code IS NOT NULL) DESC, starts_at DESC, id DESC LIMIT 1), 'green')
$$;

-- What the most specific rule says of a courier there; without a rule green is free and everything else barred.
CREATE FUNCTION courier_permission(province TEXT, commune TEXT, driven TEXT, carried TEXT, moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT area_colour(province, commune, moment) AS colour,
      (extract(hour FROM moment AT TIME ZONE 'Asia/Ho_Chi_Minh') * 60 + extract(minute FROM moment AT TIME ZONE 'Asia/Ho_Chi_Minh'))::int AS minute
  )
  SELECT coalesce((
    SELECT rule.permission FROM movement_rule rule, here
    WHERE rule.mover = 'courier' AND rule.starts_at <= moment AND (rule.ends_at IS NULL OR rule.ends_at > moment)
      AND (rule.colour IS NULL OR rule.colour = here.colour)
      AND (rule.province_code IS NULL OR rule.province_code = province) AND (rule.commune_code IS NULL OR rule.commune_code = commune)
      AND (rule.vehicle IS NULL OR rule.vehicle = driven) AND (rule.goods IS NULL OR rule.goods = carried)
      AND (rule.hours_from IS NULL
        OR (rule.hours_from < rule.hours_until AND here.minute >= rule.hours_from AND here.minute < rule.hours_until)
        OR (rule.hours_from > rule.hours_until AND (here.minute >= rule.hours_from OR here.minute < rule.hours_until)))
    ORDER BY (rule.commune_code IS NOT NULL) DESC, (rule.province_code IS NOT NULL) DESC, (rule.colour IS NOT NULL) DESC,
      (rule.hours_from IS NOT NULL) DESC, (rule.vehicle IS NOT NULL) DESC, (rule.goods IS NOT NULL) DESC, rule.starts_at DESC,
      array_position(ARRAY['barred', 'with_pass', 'free'], rule.permission), rule.id DESC LIMIT 1),
    CASE (SELECT colour FROM here) WHEN 'green' THEN 'free' ELSE 'barred' END)
$$;

CREATE FUNCTION courier_may_enter(who UUID, province TEXT, commune TEXT, carried TEXT, moment TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT CASE courier_permission(province, commune, courier.vehicle, carried, moment)
    WHEN 'free' THEN TRUE
    WHEN 'barred' THEN FALSE
    ELSE EXISTS (
      SELECT 1 FROM pass
      WHERE pass.courier_id = who AND pass.revoked_at IS NULL AND pass.province_code = province
        AND (pass.commune_code IS NULL OR pass.commune_code = commune)
        AND pass.valid_from <= moment AND pass.valid_until > moment AND (pass.test_until IS NULL OR pass.test_until > moment)
        AND (pass.goods IS NULL OR pass.goods = carried)
        AND (pass.kind <> 'vehicle' OR regexp_replace(upper(pass.plate), '[^A-Z0-9]', '', 'g') = regexp_replace(upper(courier.plate), '[^A-Z0-9]', '', 'g')))
    END
  FROM courier WHERE courier.id = who
$$;

-- A change is carried out some seconds after it came into force; until then what stands is still being taken apart.
CREATE VIEW area_changes_due AS
SELECT 'area spell ' || id AS subject, starts_at, ends_at, begun_at, over_at FROM area_spell
UNION ALL SELECT 'movement rule ' || id, starts_at, ends_at, begun_at, over_at FROM movement_rule
UNION ALL SELECT 'crossing ' || id, starts_at, ends_at, begun_at, over_at FROM area_crossing;

CREATE VIEW invariant_90_couriers_may_enter AS
SELECT 'shipment ' || shipment.code AS subject,
  format('courier %s may not be at the %s in %s at %s', shipment.courier_id, stop.kind, place.commune, greatest(stop.eta, now())) AS fault
FROM shipment
JOIN stop ON stop.shipment_id = shipment.id AND stop.run_id = shipment.run_id AND stop.status IN ('planned', 'en_route') AND stop.kind IN ('pickup', 'dropoff')
JOIN shipment_leg leg ON leg.shipment_id = shipment.id AND leg.seq = shipment.leg_seq
CROSS JOIN LATERAL (
  SELECT CASE stop.kind WHEN 'pickup' THEN leg.from_province ELSE leg.to_province END AS province,
    CASE stop.kind WHEN 'pickup' THEN leg.from_commune ELSE leg.to_commune END AS commune
) place
WHERE shipment.status IN ('assigned', 'en_route_pickup', 'at_pickup', 'picked_up', 'in_transit', 'out_for_delivery', 'en_route_dropoff')
  AND NOT EXISTS (SELECT 1 FROM area_changes_due WHERE (starts_at <= now() AND begun_at IS NULL) OR (ends_at <= now() AND over_at IS NULL))
  AND NOT courier_may_enter(shipment.courier_id, place.province, place.commune, shipment.cold_class, greatest(stop.eta, now()));
COMMENT ON VIEW invariant_90_couriers_may_enter IS 'Areas: nobody is planned to be where, at that minute, they may not be';

CREATE VIEW invariant_91_changes_are_carried_out AS
SELECT subject, format('came into force at %s and was not carried out', CASE WHEN begun_at IS NULL THEN starts_at ELSE ends_at END) AS fault
FROM area_changes_due
WHERE (begun_at IS NULL AND starts_at < now() - interval '5 minutes') OR (over_at IS NULL AND ends_at < now() - interval '5 minutes');
COMMENT ON VIEW invariant_91_changes_are_carried_out IS 'Areas: a change is carried out within five minutes of its time';

CREATE VIEW invariant_92_one_drop_point AS
SELECT 'commune ' || commune_code AS subject, format('%s ward drop points', count(*)) AS fault
FROM drop_point WHERE kind = 'ward' AND closed_at IS NULL
GROUP BY province_code, commune_code HAVING count(*) > 1;
COMMENT ON VIEW invariant_92_one_drop_point IS 'Areas: a commune has one ward drop point, so that everybody knows where';

CREATE VIEW invariant_93_drop_points_of_their_ward AS
SELECT 'shipment ' || shipment.code AS subject, format('goes to drop point %s of %s', shipment.drop_point_id, coalesce(point.commune_code, 'nowhere')) AS fault
FROM shipment LEFT JOIN drop_point point ON point.id = shipment.drop_point_id
WHERE shipment.drop_point_id IS NOT NULL
  AND (point.kind IS DISTINCT FROM 'ward' OR (point.province_code, point.commune_code) IS DISTINCT FROM (shipment.drop_province, shipment.drop_commune));
COMMENT ON VIEW invariant_93_drop_points_of_their_ward IS 'Areas: goods go to the drop point of their own ward and to no other';

CREATE VIEW invariant_94_held_goods_lie_still AS
SELECT 'shipment ' || shipment.code AS subject, 'is held for its area and still stands in a run or an offer' AS fault
FROM shipment
WHERE shipment.status = 'held' AND shipment.held_why = 'closed_area'
  AND (EXISTS (SELECT 1 FROM stop WHERE stop.shipment_id = shipment.id AND stop.status IN ('planned', 'en_route', 'arrived'))
    OR EXISTS (SELECT 1 FROM offer WHERE offer.shipment_id = shipment.id AND offer.status IN ('sent', 'seen')));
COMMENT ON VIEW invariant_94_held_goods_lie_still IS 'Areas: what is held for its area is in nobody''s run and in nobody''s hands to accept';

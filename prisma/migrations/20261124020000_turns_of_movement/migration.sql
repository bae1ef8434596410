-- Hours of rules and passes turn by themselves, day after day: up to which minute what they turned was carried out.
CREATE TABLE "movement_clock" (
    "id" INTEGER NOT NULL DEFAULT 1 CHECK ("id" = 1),
    "carried_until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "movement_clock_pkey" PRIMARY KEY ("id")
);
INSERT INTO "movement_clock" ("carried_until") VALUES (now());

-- A pass for some hours of the day is none outside of them; the checker did not ask.
CREATE OR REPLACE FUNCTION courier_may_enter(who UUID, province TEXT, commune TEXT, carried TEXT, moment TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT CASE courier_permission(province, commune, courier.vehicle, carried, moment)
    WHEN 'free' THEN TRUE
    WHEN 'barred' THEN FALSE
    ELSE EXISTS (
      SELECT 1 FROM pass,
        LATERAL (SELECT (extract(hour FROM moment AT TIME ZONE 'Asia/Ho_Chi_Minh') * 60 + extract(minute FROM moment AT TIME ZONE 'Asia/Ho_Chi_Minh'))::int AS minute) here
      WHERE pass.courier_id = who AND pass.revoked_at IS NULL AND pass.province_code = province
        AND (pass.commune_code IS NULL OR pass.commune_code = commune)
        AND pass.valid_from <= moment AND pass.valid_until > moment AND (pass.test_until IS NULL OR pass.test_until > moment)
        AND (pass.goods IS NULL OR pass.goods = carried)
        AND (pass.hours_from IS NULL
          OR (pass.hours_from < pass.hours_until AND here.minute >= pass.hours_from AND here.minute < pass.hours_until)
          OR (pass.hours_from > pass.hours_until AND (here.minute >= pass.hours_from OR here.minute < pass.hours_until)))
        AND (pass.kind <> 'vehicle' OR regexp_replace(upper(pass.plate), '[^A-Z0-9]', '', 'g') = regexp_replace(upper(courier.plate), '[^A-Z0-9]', '', 'g')))
    END
  FROM courier WHERE courier.id = who
$$;

-- Rules of the road hold goods too, under the rule's own name.
CREATE OR REPLACE VIEW invariant_94_held_goods_lie_still AS
SELECT 'shipment ' || shipment.code AS subject, 'is held for its area and still stands in a run or an offer' AS fault
FROM shipment
WHERE shipment.status = 'held' AND shipment.held_why IN ('closed_area', 'pass', 'area_barred', 'border_barred', 'unknown_area')
  AND (EXISTS (SELECT 1 FROM stop WHERE stop.shipment_id = shipment.id AND stop.status IN ('planned', 'en_route', 'arrived'))
    OR EXISTS (SELECT 1 FROM offer WHERE offer.shipment_id = shipment.id AND offer.status IN ('sent', 'seen')));

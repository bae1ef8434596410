-- Areas in time: colours, movement rules, borders and drop points, all dated; a closure becomes a sealed spell.
CREATE TABLE "area_spell" (
  "id" UUID NOT NULL,
  "province_code" TEXT NOT NULL,
  "commune_code" TEXT,
  "colour" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "source" TEXT NOT NULL DEFAULT '',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3),
  "set_by_id" UUID NOT NULL,
  "ended_by_id" UUID,
  "begun_at" TIMESTAMPTZ(3),
  "over_at" TIMESTAMPTZ(3),
  CONSTRAINT "area_spell_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "area_spell_colour" CHECK ("colour" IN ('green', 'yellow', 'red', 'sealed')),
  CONSTRAINT "area_spell_lasts" CHECK ("ends_at" IS NULL OR "starts_at" <= "ends_at")
);
CREATE INDEX "area_spell_province_code_commune_code_starts_at_idx" ON "area_spell"("province_code", "commune_code", "starts_at");

CREATE TABLE "movement_rule" (
  "id" UUID NOT NULL,
  "mover" TEXT NOT NULL,
  "permission" TEXT NOT NULL,
  "colour" TEXT,
  "province_code" TEXT,
  "commune_code" TEXT,
  "hours_from" INTEGER,
  "hours_until" INTEGER,
  "vehicle" TEXT,
  "goods" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3),
  "set_by_id" UUID,
  "ended_by_id" UUID,
  "begun_at" TIMESTAMPTZ(3),
  "over_at" TIMESTAMPTZ(3),
  CONSTRAINT "movement_rule_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "movement_rule_words" CHECK ("mover" IN ('courier', 'seller', 'shopper')
    AND "permission" IN ('free', 'with_pass', 'barred') AND ("colour" IS NULL OR "colour" IN ('green', 'yellow', 'red', 'sealed'))),
  CONSTRAINT "movement_rule_area" CHECK ("commune_code" IS NULL OR "province_code" IS NOT NULL),
  CONSTRAINT "movement_rule_hours" CHECK (("hours_from" IS NULL) = ("hours_until" IS NULL)
    AND ("hours_from" IS NULL OR ("hours_from" BETWEEN 0 AND 1439 AND "hours_until" BETWEEN 0 AND 1439 AND "hours_from" <> "hours_until"))),
  CONSTRAINT "movement_rule_lasts" CHECK ("ends_at" IS NULL OR "starts_at" <= "ends_at")
);

CREATE TABLE "area_crossing" (
  "id" UUID NOT NULL,
  "leaving_colour" TEXT,
  "leaving_province" TEXT,
  "leaving_commune" TEXT,
  "entering_colour" TEXT,
  "entering_province" TEXT,
  "entering_commune" TEXT,
  "permission" TEXT NOT NULL,
  "gate" TEXT NOT NULL DEFAULT '',
  "delay_minutes" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3),
  "set_by_id" UUID NOT NULL,
  "ended_by_id" UUID,
  "begun_at" TIMESTAMPTZ(3),
  "over_at" TIMESTAMPTZ(3),
  CONSTRAINT "area_crossing_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "area_crossing_permission" CHECK ("permission" IN ('free', 'with_pass', 'barred')),
  CONSTRAINT "area_crossing_delay" CHECK ("delay_minutes" BETWEEN 0 AND 1440),
  CONSTRAINT "area_crossing_lasts" CHECK ("ends_at" IS NULL OR "starts_at" <= "ends_at")
);

CREATE TABLE "drop_point" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "street" TEXT NOT NULL,
  "province_code" TEXT NOT NULL,
  "commune_code" TEXT NOT NULL,
  "lat" DOUBLE PRECISION NOT NULL,
  "lng" DOUBLE PRECISION NOT NULL,
  "phone" TEXT NOT NULL DEFAULT '',
  "hours_from" INTEGER NOT NULL,
  "hours_until" INTEGER NOT NULL,
  "kept_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "drop_point_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "drop_point_kind" CHECK ("kind" IN ('ward', 'border')),
  CONSTRAINT "drop_point_hours" CHECK (0 <= "hours_from" AND "hours_from" < "hours_until" AND "hours_until" <= 1440)
);
CREATE INDEX "drop_point_province_code_commune_code_idx" ON "drop_point"("province_code", "commune_code");

-- The compiled rules that processes keep are old once this token is another; nobody who writes can forget to say so.
CREATE TABLE "movement_version" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "token" UUID NOT NULL,
  CONSTRAINT "movement_version_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "movement_version_single" CHECK ("id" = 1)
);
INSERT INTO "movement_version" ("token") VALUES (gen_random_uuid());
CREATE FUNCTION renew_movement_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE movement_version SET token = gen_random_uuid();
  RETURN NULL;
END $$;
CREATE TRIGGER area_spell_renews AFTER INSERT OR UPDATE OR DELETE ON area_spell FOR EACH STATEMENT EXECUTE FUNCTION renew_movement_version();
CREATE TRIGGER movement_rule_renews AFTER INSERT OR UPDATE OR DELETE ON movement_rule FOR EACH STATEMENT EXECUTE FUNCTION renew_movement_version();
CREATE TRIGGER area_crossing_renews AFTER INSERT OR UPDATE OR DELETE ON area_crossing FOR EACH STATEMENT EXECUTE FUNCTION renew_movement_version();
CREATE TRIGGER drop_point_renews AFTER INSERT OR UPDATE OR DELETE ON drop_point FOR EACH STATEMENT EXECUTE FUNCTION renew_movement_version();
CREATE TRIGGER commune_renews AFTER INSERT OR UPDATE OR DELETE ON commune FOR EACH STATEMENT EXECUTE FUNCTION renew_movement_version();

-- What was decided stands: only the end of a row, and the note that it was carried out, may still be written; an end that has passed stays.
CREATE FUNCTION refuse_rewriting_movement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mutable CONSTANT TEXT[] := ARRAY['ends_at', 'ended_by_id', 'begun_at', 'over_at'];
BEGIN
  IF (to_jsonb(NEW) - mutable) IS DISTINCT FROM (to_jsonb(OLD) - mutable) THEN
    RAISE EXCEPTION '% is history, only its end may change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.over_at IS NOT NULL AND NEW.ends_at IS DISTINCT FROM OLD.ends_at THEN
    RAISE EXCEPTION '% is over, its end stays', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER area_spell_history BEFORE UPDATE ON area_spell FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_movement();
CREATE TRIGGER movement_rule_history BEFORE UPDATE ON movement_rule FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_movement();
CREATE TRIGGER area_crossing_history BEFORE UPDATE ON area_crossing FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_movement();

-- What the colours mean until an operator says otherwise. Plain green needs no rule; nothing else is open without one.
INSERT INTO "movement_rule" ("id", "mover", "permission", "colour", "starts_at", "begun_at")
SELECT md5('chợ quê ' || mover || colour)::uuid, mover, permission, colour, '2020-01-01 00:00+07', now()
FROM (VALUES
  ('courier', 'free', 'yellow'), ('seller', 'free', 'yellow'), ('shopper', 'free', 'yellow'),
  ('courier', 'with_pass', 'red'), ('seller', 'free', 'red'), ('shopper', 'free', 'red'),
  ('courier', 'with_pass', 'sealed'), ('seller', 'barred', 'sealed'), ('shopper', 'barred', 'sealed')
) AS rule (mover, permission, colour);

-- A closure was a sealed area under another name.
INSERT INTO "area_spell" ("id", "province_code", "commune_code", "colour", "reason", "starts_at", "ends_at", "set_by_id", "ended_by_id", "begun_at", "over_at")
SELECT "id", "province_code", "commune_code", 'sealed', "reason", "starts_at", "ends_at", "closed_by_id", "reopened_by_id",
  CASE WHEN "starts_at" <= now() THEN "starts_at" END, CASE WHEN "ends_at" <= now() THEN "ends_at" END
FROM "area_closure";
DROP TABLE "area_closure";

ALTER TABLE "shipment" ADD COLUMN "drop_point_id" UUID, ADD COLUMN "hand_over_id" UUID;
CREATE INDEX "shipment_pickup_province_pickup_commune_idx" ON "shipment"("pickup_province", "pickup_commune");

ALTER TABLE "pass" ADD COLUMN "goods" TEXT, ADD COLUMN "hours_from" INTEGER, ADD COLUMN "hours_until" INTEGER, ADD COLUMN "test_until" TIMESTAMPTZ(3);
ALTER TABLE "pass" ADD CONSTRAINT "pass_hours" CHECK (("hours_from" IS NULL) = ("hours_until" IS NULL)
  AND ("hours_from" IS NULL OR ("hours_from" BETWEEN 0 AND 1439 AND "hours_until" BETWEEN 0 AND 1439 AND "hours_from" <> "hours_until")));

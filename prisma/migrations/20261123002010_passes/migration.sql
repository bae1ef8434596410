-- Passes are for a person or a vehicle, are entered and taken back by operators; an offer remembers when it was seen.
ALTER TABLE "pass"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'person',
  ADD COLUMN "plate" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "entered_by_id" UUID,
  ADD COLUMN "revoked_at" TIMESTAMPTZ(3),
  ADD COLUMN "revoked_by_id" UUID;
ALTER TABLE "pass" ADD CONSTRAINT "pass_kind" CHECK ("kind" IN ('person', 'vehicle') AND ("kind" = 'person' OR "plate" <> ''));
ALTER TABLE "pass" ADD CONSTRAINT "pass_lasts" CHECK ("valid_from" < "valid_until");

ALTER TABLE "offer" ADD COLUMN "seen_at" TIMESTAMPTZ(3);

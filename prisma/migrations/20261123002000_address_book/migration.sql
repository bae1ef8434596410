-- Kept addresses get a name, know whether the spot was pinned, and one of a person's may be the default.
ALTER TABLE "address"
  ADD COLUMN "label" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "is_pinned" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "is_default" BOOLEAN NOT NULL DEFAULT false;

CREATE UNIQUE INDEX "address_one_default" ON "address" ("person_id") WHERE "is_default";

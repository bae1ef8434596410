-- The dispatcher's desks, what each means to do next, and the changes of runs that couriers are told.
CREATE TABLE "desk" (
    "shard" TEXT NOT NULL,
    "ticks" INTEGER NOT NULL DEFAULT 0,
    "woken_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "busy_until" TIMESTAMPTZ(3),
    "phase" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "ticked_at" TIMESTAMPTZ(3),
    "tick_ms" INTEGER NOT NULL DEFAULT 0,
    "loads" INTEGER NOT NULL DEFAULT 0,
    "couriers" INTEGER NOT NULL DEFAULT 0,
    "decisions" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("shard")
);

CREATE TABLE "outlook" (
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "courier_id" UUID,
    "until" TIMESTAMPTZ(3),
    "alternatives" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outlook_pkey" PRIMARY KEY ("shipment_id")
);

CREATE TABLE "run_change" (
    "id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "run_id" UUID,
    "shipment_id" UUID,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "alerted_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "run_change_courier_id_at_idx" ON "run_change"("courier_id", "at");
CREATE INDEX "run_change_shipment_id_idx" ON "run_change"("shipment_id");
CREATE INDEX "run_change_unheard" ON "run_change"("at") WHERE "acknowledged_at" IS NULL;

ALTER TABLE "shipment" ADD COLUMN "held_until" TIMESTAMPTZ(3), ADD COLUMN "shard" TEXT, ADD COLUMN "pinned_to" UUID;
CREATE INDEX "shipment_shard_status_idx" ON "shipment"("shard", "status");

-- A courier looks at one offer at a time; an offer may be of several shipments that go together.
ALTER TABLE "offer" ADD COLUMN "bundle_id" UUID;
UPDATE "offer" SET "bundle_id" = "id";
ALTER TABLE "offer" ALTER COLUMN "bundle_id" SET NOT NULL;
CREATE INDEX "offer_bundle_id_idx" ON "offer"("bundle_id");
DROP INDEX "offer_one_open_courier";
CREATE UNIQUE INDEX "offer_one_open_courier" ON "offer"("courier_id") WHERE "status" IN ('sent', 'seen') AND "id" = "bundle_id";

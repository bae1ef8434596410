-- Hubs, and the way of a shipment in legs. What travels already goes directly: one leg, with what is known of it.
-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "direct_vnd" INTEGER,
ADD COLUMN     "goes_back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hub_id" UUID,
ADD COLUMN     "hub_vnd" INTEGER,
ADD COLUMN     "leg_seq" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "route_via" TEXT NOT NULL DEFAULT 'direct',
ADD COLUMN     "route_why" TEXT NOT NULL DEFAULT 'only_way';

-- AlterTable
ALTER TABLE "parcel" ADD COLUMN     "hub_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "leg_seq" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "hub" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "opens_minute" INTEGER NOT NULL,
    "closes_minute" INTEGER NOT NULL,
    "sort_minutes" INTEGER NOT NULL,
    "has_cold_room" BOOLEAN NOT NULL,
    "day_kg" INTEGER NOT NULL,
    "dock_slots" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "closed_at" TIMESTAMPTZ(3),
    "closed_why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment_leg" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_hub_id" UUID,
    "from_name" TEXT NOT NULL,
    "from_phone" TEXT NOT NULL,
    "from_text" TEXT NOT NULL,
    "from_commune" TEXT NOT NULL,
    "from_province" TEXT NOT NULL,
    "from_lat" DOUBLE PRECISION NOT NULL,
    "from_lng" DOUBLE PRECISION NOT NULL,
    "to_hub_id" UUID,
    "to_name" TEXT NOT NULL,
    "to_phone" TEXT NOT NULL,
    "to_text" TEXT NOT NULL,
    "to_commune" TEXT NOT NULL,
    "to_province" TEXT NOT NULL,
    "to_lat" DOUBLE PRECISION NOT NULL,
    "to_lng" DOUBLE PRECISION NOT NULL,
    "distance_m" INTEGER NOT NULL,
    "pay_vnd" INTEGER NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_until" TIMESTAMPTZ(3) NOT NULL,
    "eta" TIMESTAMPTZ(3) NOT NULL,
    "courier_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_leg_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_order_carrier" (
    "sub_order_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "courier_id" UUID NOT NULL,
    "pay_vnd" INTEGER NOT NULL,

    CONSTRAINT "sub_order_carrier_pkey" PRIMARY KEY ("sub_order_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "hub_code_key" ON "hub"("code");

-- CreateIndex
CREATE INDEX "shipment_leg_courier_id_ended_at_idx" ON "shipment_leg"("courier_id", "ended_at");

-- CreateIndex
CREATE INDEX "shipment_leg_to_hub_id_idx" ON "shipment_leg"("to_hub_id");

-- CreateIndex
CREATE INDEX "shipment_leg_from_hub_id_idx" ON "shipment_leg"("from_hub_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_leg_shipment_id_seq_key" ON "shipment_leg"("shipment_id", "seq");

-- CreateIndex
CREATE INDEX "shipment_hub_id_idx" ON "shipment"("hub_id");

-- AddForeignKey
ALTER TABLE "shipment_leg" ADD CONSTRAINT "shipment_leg_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_order_carrier" ADD CONSTRAINT "sub_order_carrier_sub_order_id_fkey" FOREIGN KEY ("sub_order_id") REFERENCES "sub_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE hub ADD CONSTRAINT hub_sane CHECK (
  opens_minute >= 0 AND opens_minute < closes_minute AND closes_minute <= 1440 AND sort_minutes BETWEEN 0 AND 1440
  AND day_kg > 0 AND dock_slots > 0 AND status IN ('open', 'closed') AND (status = 'closed') = (closed_at IS NOT NULL));
ALTER TABLE shipment_leg ADD CONSTRAINT shipment_leg_sane CHECK (
  seq > 0 AND kind IN ('direct', 'first', 'haul', 'last') AND pay_vnd >= 0 AND distance_m >= 0
  AND (from_hub_id IS NULL) = (kind IN ('direct', 'first')) AND (to_hub_id IS NULL) = (kind IN ('direct', 'last'))
  AND (started_at IS NULL OR courier_id IS NOT NULL) AND (ended_at IS NULL OR ended_at >= started_at));
ALTER TABLE shipment ADD CONSTRAINT shipment_hub_fkey FOREIGN KEY (hub_id) REFERENCES hub (id);
ALTER TABLE shipment_leg ADD CONSTRAINT shipment_leg_from_hub_fkey FOREIGN KEY (from_hub_id) REFERENCES hub (id);
ALTER TABLE shipment_leg ADD CONSTRAINT shipment_leg_to_hub_fkey FOREIGN KEY (to_hub_id) REFERENCES hub (id);
ALTER TABLE sub_order_carrier ADD CONSTRAINT sub_order_carrier_pay CHECK (pay_vnd >= 0);

INSERT INTO shipment_leg (id, shipment_id, seq, kind, from_name, from_phone, from_text, from_commune, from_province, from_lat, from_lng,
  to_name, to_phone, to_text, to_commune, to_province, to_lat, to_lng, distance_m, pay_vnd, ready_at, window_from, window_until, eta,
  courier_id, started_at, ended_at)
SELECT gen_random_uuid(), s.id, 1, 'direct', s.pickup_name, s.pickup_phone, s.pickup_text, s.pickup_commune, s.pickup_province, s.pickup_lat, s.pickup_lng,
  s.drop_name, s.drop_phone, s.drop_text, s.drop_commune, s.drop_province, s.drop_lat, s.drop_lng, s.distance_m, s.pay_vnd,
  coalesce(s.ready_at, s.created_at), s.window_from, s.window_until, s.window_until,
  s.courier_id, CASE WHEN s.courier_id IS NOT NULL THEN taken.at END, CASE WHEN s.courier_id IS NOT NULL AND taken.at IS NOT NULL THEN s.delivered_at END
FROM shipment s
LEFT JOIN (SELECT shipment_id, min(at) AS at FROM shipment_event WHERE to_status = 'picked_up' GROUP BY 1) taken ON taken.shipment_id = s.id;

INSERT INTO sub_order_carrier (sub_order_id, seq, courier_id, pay_vnd)
SELECT id, 1, courier_id, coalesce(courier_pay_vnd, 0) FROM sub_order WHERE courier_id IS NOT NULL;

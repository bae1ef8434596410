-- A vehicle that comes to a hub has a dock and a time there. No dock is given twice at one minute, whoever gives it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE "dock_booking" (
    "id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "dock" INTEGER NOT NULL,
    "courier_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "stop_ids" UUID[] NOT NULL,

    CONSTRAINT "dock_booking_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dock_booking_dock" CHECK (dock >= 1),
    CONSTRAINT "dock_booking_lasts" CHECK (starts_at < ends_at),
    CONSTRAINT "dock_booking_is_for_stops" CHECK (cardinality(stop_ids) > 0),
    CONSTRAINT "dock_booking_one_vehicle" EXCLUDE USING gist (
      hub_id WITH =, dock WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX "dock_booking_hub_id_idx" ON "dock_booking"("hub_id");
CREATE INDEX "dock_booking_courier_id_idx" ON "dock_booking"("courier_id");

CREATE VIEW invariant_88_docks_are_enough AS
SELECT 'hub ' || hub.code AS subject, format('has %s docks, dock %s is given from %s', hub.dock_slots, booking.dock, booking.starts_at) AS fault
FROM dock_booking booking JOIN hub ON hub.id = booking.hub_id
WHERE booking.dock > hub.dock_slots
UNION ALL
SELECT 'hub ' || hub.code, format('has %s docks, %s vehicles at %s', hub.dock_slots, count(*), begun.starts_at)
FROM (SELECT DISTINCT hub_id, starts_at FROM dock_booking) begun
JOIN hub ON hub.id = begun.hub_id
JOIN dock_booking booking ON booking.hub_id = begun.hub_id AND booking.starts_at <= begun.starts_at AND begun.starts_at < booking.ends_at
GROUP BY hub.id, begun.starts_at HAVING count(*) > hub.dock_slots
UNION ALL
SELECT 'stop ' || stop_id, format('has %s docks', count(*))
FROM dock_booking, unnest(stop_ids) stop_id GROUP BY stop_id HAVING count(*) > 1;
COMMENT ON VIEW invariant_88_docks_are_enough IS 'Hubs: no minute holds more vehicles than there are docks, and no vehicle has two docks for one errand';

-- Where a sealed ward's goods are put down was agreed when the order was placed, and may have become another since.
ALTER TABLE "sub_order" ADD COLUMN "drop_point_id" UUID, ADD COLUMN "drop_place" TEXT;
UPDATE "sub_order" SET "drop_place" = shipment.drop_text FROM "shipment" WHERE shipment.sub_order_id = "sub_order".id AND shipment.drop_point_id IS NOT NULL;

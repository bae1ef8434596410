-- A courier's month is read by the courier.
CREATE INDEX "sub_order_carrier_courier_id_idx" ON "sub_order_carrier"("courier_id");

-- A courier looks at one offer at a time.
CREATE UNIQUE INDEX offer_one_open_courier ON offer (courier_id) WHERE status IN ('sent', 'seen');
-- How full a day is, asked at every checkout.
CREATE INDEX sub_order_window ON sub_order (window_from);
CREATE INDEX shipment_waiting ON shipment (ready_at) WHERE status IN ('ready', 'offered');
ALTER TABLE shipment ADD CONSTRAINT shipment_sane CHECK (grams > 0 AND pay_vnd >= 0 AND pin_tries_left >= 0 AND attempts >= 0);
ALTER TABLE parcel ADD CONSTRAINT parcel_grams_positive CHECK (grams > 0);

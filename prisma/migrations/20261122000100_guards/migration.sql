-- Last lines of defence: what the commands already keep true, the database refuses to let go wrong.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Stock: nothing below zero, everything accounted for.
ALTER TABLE lot
  ADD CONSTRAINT lot_levels_not_negative
    CHECK (received >= 0 AND available >= 0 AND held >= 0 AND allocated >= 0 AND shipped >= 0 AND written_off >= 0),
  ADD CONSTRAINT lot_levels_add_up
    CHECK (received = available + held + allocated + shipped + written_off);
ALTER TABLE hold ADD CONSTRAINT hold_quantity_positive CHECK (quantity > 0);
ALTER TABLE stock_movement ADD CONSTRAINT movement_quantity_positive CHECK (quantity > 0);
CREATE INDEX lot_sellable ON lot (pack_id, harvested_on, id) WHERE status = 'sellable' AND available > 0;

-- Money.
ALTER TABLE pack ADD CONSTRAINT pack_sane
  CHECK (price_vnd > 0 AND step > 0 AND minimum > 0 AND maximum >= minimum AND grams_per_unit > 0);
ALTER TABLE orders ADD CONSTRAINT order_total_adds_up CHECK (total_vnd = goods_vnd + delivery_vnd AND goods_vnd >= 0 AND delivery_vnd >= 0);
ALTER TABLE refund ADD CONSTRAINT refund_positive CHECK (amount_vnd > 0);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_event_append_only BEFORE UPDATE OR DELETE ON order_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER shipment_event_append_only BEFORE UPDATE OR DELETE ON shipment_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Each ledger transaction sums to zero by the time it commits.
CREATE FUNCTION check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount) FROM ledger_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_balance();
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_not_zero CHECK (amount <> 0);

-- Delivery: one open offer a shipment, one open run and one open shift a courier.
CREATE UNIQUE INDEX offer_one_open ON offer (shipment_id) WHERE status IN ('sent', 'seen');
CREATE UNIQUE INDEX run_one_open ON run (courier_id) WHERE status = 'open';
CREATE UNIQUE INDEX shift_one_open ON shift (courier_id) WHERE ends_at IS NULL;
CREATE INDEX outbox_waiting ON outbox_event (id) WHERE relayed_at IS NULL;

-- Addresses: folded text with trigrams (one typo, prefixes).
CREATE INDEX former_ward_text ON former_ward USING gin (folded gin_trgm_ops);
CREATE INDEX commune_text ON commune USING gin (folded gin_trgm_ops);

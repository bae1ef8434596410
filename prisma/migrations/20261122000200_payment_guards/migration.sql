-- Last lines of defence for payments.
ALTER TABLE checkout_session ADD CONSTRAINT checkout_session_amount_positive CHECK (amount_vnd > 0);
ALTER TABLE refund ADD CONSTRAINT refund_sources_fit CHECK (escrow_vnd >= 0 AND unapplied_vnd >= 0 AND escrow_vnd + unapplied_vnd <= amount_vnd);
-- One attempt pays a session; a second one is "paid_again".
CREATE UNIQUE INDEX payment_attempt_one_pays ON payment_attempt (session_id) WHERE status = 'paid';
-- What the sweep looks for.
CREATE INDEX refund_waiting ON refund (created_at) WHERE status = 'pending';
CREATE TRIGGER payment_callback_append_only BEFORE UPDATE ON payment_callback FOR EACH ROW EXECUTE FUNCTION refuse_change();

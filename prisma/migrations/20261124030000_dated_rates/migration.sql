-- Rates are proposed by one operator, agreed to by another before their day, and can be taken back until then. What has applied
-- is never rewritten: of a row only the two signatures may still be written, once.
DROP TRIGGER commission_rule_append_only ON commission_rule;
DROP TRIGGER tax_rate_append_only ON tax_rate;
ALTER TABLE commission_rule
  ADD COLUMN is_end boolean NOT NULL DEFAULT false,
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD COLUMN created_at timestamptz(3),
  ADD COLUMN agreed_by_id uuid,
  ADD COLUMN agreed_at timestamptz(3),
  ADD COLUMN withdrawn_by_id uuid,
  ADD COLUMN withdrawn_at timestamptz(3);
ALTER TABLE tax_rate
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD COLUMN created_by_id uuid,
  ADD COLUMN created_at timestamptz(3),
  ADD COLUMN agreed_by_id uuid,
  ADD COLUMN agreed_at timestamptz(3),
  ADD COLUMN withdrawn_by_id uuid,
  ADD COLUMN withdrawn_at timestamptz(3);
UPDATE commission_rule SET agreed_at = starts_at;
UPDATE tax_rate SET agreed_at = starts_at;

ALTER TABLE commission_rule
  ADD CONSTRAINT commission_rule_two_people CHECK (agreed_by_id <> created_by_id),
  ADD CONSTRAINT commission_rule_agreed_before CHECK (agreed_at <= starts_at),
  ADD CONSTRAINT commission_rule_withdrawn_before CHECK (withdrawn_at < starts_at),
  ADD CONSTRAINT commission_rule_general_never_ends CHECK (NOT is_end OR category_id IS NOT NULL);
ALTER TABLE tax_rate
  ADD CONSTRAINT tax_rate_two_people CHECK (agreed_by_id <> created_by_id),
  ADD CONSTRAINT tax_rate_agreed_before CHECK (agreed_at <= starts_at),
  ADD CONSTRAINT tax_rate_withdrawn_before CHECK (withdrawn_at < starts_at);

DROP INDEX commission_rule_one_a_moment;
CREATE UNIQUE INDEX commission_rule_one_a_moment ON commission_rule (coalesce(category_id, ''), starts_at) WHERE withdrawn_at IS NULL;
ALTER TABLE tax_rate DROP CONSTRAINT tax_rate_work_starts_at_key;
CREATE UNIQUE INDEX tax_rate_one_a_moment ON tax_rate (work, starts_at) WHERE withdrawn_at IS NULL;

CREATE FUNCTION refuse_rewriting_rates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  signatures CONSTANT TEXT[] := ARRAY['agreed_by_id', 'agreed_at', 'withdrawn_by_id', 'withdrawn_at'];
BEGIN
  IF (to_jsonb(NEW) - signatures) IS DISTINCT FROM (to_jsonb(OLD) - signatures) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.agreed_at IS NOT NULL AND (NEW.agreed_at, NEW.agreed_by_id) IS DISTINCT FROM (OLD.agreed_at, OLD.agreed_by_id))
    OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION '% is signed already', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commission_rule_history BEFORE UPDATE ON commission_rule FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_rates();
CREATE TRIGGER tax_rate_history BEFORE UPDATE ON tax_rate FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_rates();
CREATE TRIGGER commission_rule_is_kept BEFORE DELETE ON commission_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_rate_is_kept BEFORE DELETE ON tax_rate FOR EACH ROW EXECUTE FUNCTION refuse_change();

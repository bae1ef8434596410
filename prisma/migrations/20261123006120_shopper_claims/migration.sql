-- Shoppers complain themselves, and the seller is heard.
ALTER TABLE claim ALTER COLUMN opened_by_id DROP NOT NULL;
ALTER TABLE claim ADD COLUMN kind TEXT CHECK (kind IN ('spoiled', 'missing', 'wrong_goods', 'short_weight'));
ALTER TABLE claim ADD COLUMN photo_id UUID;
ALTER TABLE claim ADD COLUMN answer_by TIMESTAMPTZ(3);
ALTER TABLE claim ADD COLUMN answer TEXT CHECK (answer IN ('accept', 'contest'));
ALTER TABLE claim ADD COLUMN answer_words TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN answered_at TIMESTAMPTZ(3);
ALTER TABLE claim ADD CONSTRAINT claim_is_somebodys CHECK (opened_by_id IS NOT NULL OR kind IS NOT NULL);
ALTER TABLE claim ADD CONSTRAINT claim_answer_has_its_time CHECK ((answer IS NULL) = (answered_at IS NULL));

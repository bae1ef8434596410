-- Prisma writes NULL for a list that is left out; a listing without certificates once could not be indexed for that.
UPDATE product SET certificates = coalesce(certificates, '{}'), season = coalesce(season, '{}')
 WHERE certificates IS NULL OR season IS NULL;
ALTER TABLE product
  ALTER COLUMN certificates SET DEFAULT '{}', ALTER COLUMN certificates SET NOT NULL,
  ALTER COLUMN season SET DEFAULT '{}', ALTER COLUMN season SET NOT NULL;

-- Facets read the shelf index alone while the rows behind it are known to be visible to all. With the usual fifth of the table
-- changed before anybody tidies, a busy day reads the rows as well, for twice the work.
ALTER TABLE "search_document" SET (
  autovacuum_vacuum_threshold = 100,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_insert_threshold = 100,
  autovacuum_vacuum_insert_scale_factor = 0.01
);

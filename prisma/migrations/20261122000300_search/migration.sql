-- A search is one index read. fastupdate off: a pending list would make some searches slow to keep some writes fast.
CREATE INDEX search_document_words ON search_document USING gin (words) WITH (fastupdate = off);

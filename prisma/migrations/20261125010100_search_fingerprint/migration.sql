-- A document that is the same again is not written again: each writing renews some forty entries of the word index.
alter table search_document add column fingerprint text not null default '';

-- A search reads traits and words of hundreds of rows but the cards of 24 only: cards move out of the rows, words stay in.
alter table search_document alter column card set storage external;
alter table search_document alter column words set storage main;
alter table search_document set (toast_tuple_target = 256);
-- Old rows change shape when they are written again.
update search_document set card = card || '';

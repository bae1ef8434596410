-- A category page reads some hundred short facts of wide rows; from this index alone it reads a few pages instead of as many as
-- there are products.
CREATE INDEX search_document_shelf ON search_document (category_slug)
  INCLUDE (product_id, traits, price_vnd, published_at, harvested_on, sold_count, available, province_code, certificates, seller_id, cold_class);

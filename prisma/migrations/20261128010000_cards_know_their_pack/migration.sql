-- A card in a list puts its product into the basket when there is one pack to choose (search document's "onlyPackId").
update search_document d set card = (d.card::jsonb || jsonb_build_object('onlyPackId', (
  select case when d.available > 0 and count(*) = 1 then min(k.id::text) end
  from pack k where k.product_id = d.product_id and k.retired_at is null)))::text;

-- Facet values as four signs instead of a line of words; see adapters/search-postgres/traits.ts.
update search_document set traits =
  chr(48 + province_code::int)
  || chr(48 + (
    select coalesce(sum(1 << (position::int - 1)), 0)::int
    from unnest(array['vietgap', 'globalgap', 'organic', 'ocop3', 'ocop4', 'ocop5']) with ordinality as known (id, position)
    where id = any(certificates)))
  || chr(48 + case
    when price_vnd < 20000 then 0 when price_vnd < 50000 then 1 when price_vnd < 100000 then 2 when price_vnd < 200000 then 3 else 4 end)
  || chr(case when harvested_on is null then 256 else 257 + greatest(0, harvested_on - date '2020-01-01') end);

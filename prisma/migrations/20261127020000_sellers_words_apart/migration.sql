-- Words of the seller's name (places 2001 to 3000) are lexemes of their own: what is sought is looked for in what goods are called and
-- where they come from, and among sellers only when that finds nothing; see adapters/search-postgres/lexemes.ts.
update search_document set words = (
  select string_agg('''' || name || ''':' || places, ' ')::tsvector
    from (
      select case when place between 2001 and 3000 then '@' else '' end || lexeme as name,
             string_agg(place || weight, ',' order by place) as places
        from unnest(words) as word (lexeme, positions, weights), unnest(positions, weights) as spot (place, weight)
       group by 1
    ) as entry
);

import { harvestedSince } from "~/domain/search/facets";
import type { ReachableSellers, SearchAsk, Sort } from "~/domain/search/types";
import { joinSql, sql, type Sql } from "~/platform/db.server";
import { certificateBits, firstSign, priceSign } from "./traits";
import type { TsQueries } from "./tsquery";

/**
 * One statement: everything that matches `look`, with its traits (for the facets), and of those that meet the choices one page.
 */
export function searchSql(ask: SearchAsk, queries: TsQueries | null, look: string | null): Sql {
  const offset = (ask.page - 1) * ask.pageSize;
  return sql`
    with found as materialized (
      select product_id, category_slug, traits, price_vnd, published_at, harvested_on, sold_count, available > 0 as in_stock,
        ${queries ? scoreSql(queries) : sql`0`} as score, ${choiceSql(ask)} as chosen
      from search_document
      where ${scopeSql(ask, look)}
    ), page as (
      select * from found where chosen order by ${orderSql(ask.sort)} limit ${ask.pageSize} offset ${offset}
    )
    select
      (
        select json_object_agg(category_slug, traits)::text
        from (select category_slug, string_agg(traits, '') as traits from found group by category_slug) as shelf
      ) as traits,
      (select count(*)::int from found where chosen) as total,
      (select '[' || string_agg((select card from search_document d where d.product_id = page.product_id), ',' order by ${orderSql(ask.sort)}) || ']' from page) as hits`;
}

/**
 * A phrase in the name says most, then every word as typed, then marks as typed, then words in the name. What every result has
 * anyway is not asked again.
 */
export function scoreSql({ typed, named, phrase, marked }: TsQueries): Sql {
  const worth = [
    { query: phrase, points: 8 },
    { query: typed, points: 4 },
    { query: marked, points: 3 },
    { query: named, points: 2 },
  ];
  const terms = worth.flatMap(({ query, points }) =>
    query === null ? [] : [sql`(words @@ ${query}::tsquery)::int * ${points}::int`],
  );
  return terms.length === 0 ? sql`0` : joinSql(terms, " + ");
}

function scopeSql(ask: SearchAsk, look: string | null): Sql {
  const conditions = [
    look !== null && sql`words @@ ${look}::tsquery`,
    ask.category !== null && sql`category_slug = ${ask.category}`,
    ask.sellerId !== null && sql`seller_id = ${ask.sellerId}::uuid`,
    ask.inSeason !== null && sql`${ask.inSeason}::int = any(season)`,
    ask.reachable && reachSql(ask.reachable),
  ].filter((condition) => condition instanceof Object);
  return conditions.length > 0 ? joinSql(conditions, " and ") : sql`true`;
}

function reachSql(reachable: ReachableSellers): Sql {
  const classes = (["ambient", "chilled", "frozen"] as const).map((cold) => {
    const sellers = reachable[cold];
    return sellers === null
      ? sql`cold_class = ${cold}`
      : sql`(cold_class = ${cold} and seller_id = any(${[...sellers]}::uuid[]))`;
  });
  return sql`(${joinSql(classes, " or ")})`;
}

/**
 * Chosen or not, for every row found. The text is the same whatever is chosen, so that PostgreSQL plans a search once; price and
 * certificates are read from the packed traits, which the shelf index holds anyway.
 */
function choiceSql({ choices, today }: SearchAsk): Sql {
  const { categories, provinces, certificates, prices, freshness } = choices;
  const since = freshness
    .map((id) => harvestedSince(id, today))
    .filter((day) => day !== null)
    .sort()[0];
  return sql`(cardinality(${[...categories]}::text[]) = 0 or category_slug = any(${[...categories]}::text[]))
    and (cardinality(${[...provinces]}::text[]) = 0 or province_code = any(${[...provinces]}::text[]))
    and (${certificates.length === 0} or (ascii(substr(traits, 2, 1)) - ${firstSign}::int) & ${certificateBits(certificates)}::int > 0)
    and (cardinality(${[...prices]}::text[]) = 0 or substr(traits, 3, 1) = any(${prices.map(priceSign)}::text[]))
    and (${freshness.length === 0} or coalesce(harvested_on >= ${since ?? null}::date, false))`;
}

/** What can be bought comes first, whatever the order. */
function orderSql(sort: Sort): Sql {
  switch (sort) {
    case "relevance":
      return sql`in_stock desc, score desc, sold_count desc, harvested_on desc nulls last, product_id`;
    case "price":
      return sql`in_stock desc, price_vnd, product_id`;
    case "newest":
      return sql`in_stock desc, published_at desc, product_id`;
    case "freshest":
      return sql`in_stock desc, harvested_on desc nulls last, score desc, product_id`;
    case "bestselling":
      return sql`in_stock desc, sold_count desc, product_id`;
  }
}

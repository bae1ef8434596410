import { harvestedSince, priceBands } from "~/domain/search/facets";
import type { ReachableSellers, SearchAsk, Sort } from "~/domain/search/types";
import { joinSql, noSql, sql, type Sql } from "~/platform/db.server";
import type { TsQueries } from "./tsquery";

/**
 * One statement a search: everything found with its traits (for the facets), and of those that meet the choices one page.
 */
export function searchSql(ask: SearchAsk, queries: TsQueries | null): Sql {
  const offset = (ask.page - 1) * ask.pageSize;
  return sql`
    with found as materialized (
      select product_id, category_slug, traits, price_vnd, published_at, harvested_on, sold_count, available > 0 as in_stock,
        ${scoreSql(queries)} as score, ${choiceSql(ask)} as chosen
      from search_document
      where ${scopeSql(ask, queries)}
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

/** A phrase in the name says most, then every word as typed, then marks as typed, then words in the name. */
export function scoreSql(queries: TsQueries | null): Sql {
  if (!queries) return sql`0`;
  const phrase = queries.phrase === null ? noSql : sql`+ (words @@ ${queries.phrase}::tsquery)::int * 8`;
  const marked = queries.marked === null ? noSql : sql`+ (words @@ ${queries.marked}::tsquery)::int * 3`;
  return sql`(words @@ ${queries.typed}::tsquery)::int * 4 + (words @@ ${queries.named}::tsquery)::int * 2 ${phrase} ${marked}`;
}

function scopeSql(ask: SearchAsk, queries: TsQueries | null): Sql {
  const conditions = [
    queries && sql`words @@ ${queries.any}::tsquery`,
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

function choiceSql({ choices, today }: SearchAsk): Sql {
  const bands = priceBands.filter(({ id }) => choices.prices.includes(id));
  const since = choices.freshness
    .map((id) => harvestedSince(id, today))
    .filter((day) => day !== null)
    .sort()[0];
  const conditions = [
    choices.categories.length > 0 && sql`category_slug = any(${[...choices.categories]})`,
    choices.provinces.length > 0 && sql`province_code = any(${[...choices.provinces]})`,
    choices.certificates.length > 0 && sql`certificates && ${[...choices.certificates]}::text[]`,
    choices.prices.length > 0 &&
      (bands.length === 0
        ? sql`false`
        : sql`(${joinSql(
            bands.map(({ from, until }) => sql`(price_vnd >= ${from} and price_vnd < ${until ?? 2_147_483_647})`),
            " or ",
          )})`),
    choices.freshness.length > 0 &&
      (since === undefined ? sql`false` : sql`coalesce(harvested_on >= ${since}::date, false)`),
  ].filter((condition) => condition instanceof Object);
  return conditions.length > 0 ? joinSql(conditions, " and ") : sql`true`;
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

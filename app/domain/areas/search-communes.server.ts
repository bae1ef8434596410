import { fold } from "~/domain/shared/fold";
import { joinSql, sql, type Reader, type Sql } from "~/platform/db.server";
import { addressPatterns, addressTails } from "./address-words";
import type { FoundCommune } from "./types";

const atMost = 8;

/**
 * Finds communes by present name or by an address from before July 2025, with or without diacritics: "phuong 12 go vap" finds
 * An Hội Tây. A house and street in front are ignored; a typing mistake still finds the likeliest.
 */
export async function searchCommunes(reader: Reader, text: string): Promise<FoundCommune[]> {
  for (const tail of addressTails(text.slice(0, 200))) {
    const patterns = addressPatterns(tail).slice(0, 12);
    if (patterns.length === 0) continue;
    const found = await findByWords(reader, patterns, fold(tail));
    if (found.length > 0) return found;
  }
  return fold(text).length < 4 ? [] : findByLikeness(reader, fold(text.slice(0, 80)));
}

const holdsAll = (column: Sql, patterns: readonly string[]): Sql =>
  joinSql(
    patterns.map((pattern) => sql`${column} ~ ${pattern}`),
    " AND ",
  );

/** Words standing together in the typed order are worth more than the same words apart: "an hoi tay" is not Hội An Tây. */
const closeness = (column: Sql, typed: string): Sql =>
  sql`similarity(${column}, ${typed}) + CASE WHEN ${column} LIKE '%' || ${withoutKind(typed)} || '%' THEN 0.5 ELSE 0 END`;

const withoutKind = (typed: string): string =>
  typed.replace(/^(?:phuong|xa|thi tran|dac khu) (?=\D)/, "").replace(/[%_\\]/g, "");

const findByWords = (reader: Reader, patterns: readonly string[], typed: string): Promise<FoundCommune[]> =>
  reader.$queryRaw<FoundCommune[]>`
    WITH hit AS (
      SELECT c.code, NULL::text AS formerly, ${closeness(sql`c.folded`, typed)} + 0.2 AS score
      FROM commune c WHERE ${holdsAll(sql`c.folded`, patterns)}
      UNION ALL
      SELECT f.commune_code, f.ward_name || ', ' || f.district_name, ${closeness(sql`f.folded`, typed)}
      FROM former_ward f WHERE ${holdsAll(sql`f.folded`, patterns)}
    )
    ${bestOfEach()}`;

const findByLikeness = (reader: Reader, typed: string): Promise<FoundCommune[]> =>
  reader.$queryRaw<FoundCommune[]>`
    WITH hit AS (
      SELECT c.code, NULL::text AS formerly, word_similarity(${typed}, c.folded) + 0.05 AS score
      FROM commune c WHERE ${typed} <% c.folded
      UNION ALL
      SELECT f.commune_code, f.ward_name || ', ' || f.district_name, word_similarity(${typed}, f.folded)
      FROM former_ward f WHERE ${typed} <% f.folded
    )
    ${bestOfEach()}`;

/** One row a commune, by its best hit; the likeliest first. */
const bestOfEach = (): Sql => sql`
  SELECT best.code AS "communeCode", c.name, c.province_code AS "provinceCode", p.name AS "provinceName", best.formerly
  FROM (SELECT DISTINCT ON (code) code, formerly, score FROM hit ORDER BY code, score DESC, formerly NULLS FIRST) best
  JOIN commune c ON c.code = best.code JOIN province p ON p.code = c.province_code
  ORDER BY best.score DESC, c.code LIMIT ${atMost}`;

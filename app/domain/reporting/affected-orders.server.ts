import { sql, type Reader } from "~/platform/db.server";

export type AffectedOrder = {
  id: string;
  code: string;
  status: string;
  contactName: string;
  way: "into" | "out";
  seller: string | null;
  at: string;
};
type Area = { provinceCode: string; communeCode: string | null };
type Row = Omit<AffectedOrder, "at"> & { at: Date };

/**
 * Orders on their way into a closed area, and parts of orders still to be fetched out of it, promised for before it opens again
 * (`until`; null: nobody knows when); at most 200.
 */
export async function affectedOrders(reader: Reader, area: Area, until: Date | null): Promise<AffectedOrder[]> {
  const inTime = until === null ? sql`` : sql`AND p.window_from < ${until}`;
  const rows = await reader.$queryRaw<Row[]>`
    SELECT o.id, o.code, o.status, o.contact_name AS "contactName", 'into' AS way, NULL AS seller, o.created_at AS at
    FROM orders o
    WHERE o.status IN ('awaiting_payment', 'confirmed', 'in_progress') AND o.province_code = ${area.provinceCode}
      ${area.communeCode === null ? sql`` : sql`AND o.commune_code = ${area.communeCode}`}
      AND EXISTS (SELECT 1 FROM sub_order p WHERE p.order_id = o.id ${inTime})
    UNION ALL
    SELECT o.id, o.code, o.status, o.contact_name, 'out', s.name, o.created_at
    FROM sub_order p JOIN orders o ON o.id = p.order_id JOIN seller s ON s.id = p.seller_id
    WHERE p.status IN ('new', 'accepted', 'harvesting', 'weighed', 'packed') AND s.province_code = ${area.provinceCode}
      ${area.communeCode === null ? sql`` : sql`AND s.commune_code = ${area.communeCode}`}
      ${inTime}
    ORDER BY at DESC LIMIT 200`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

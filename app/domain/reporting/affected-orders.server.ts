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

/** Orders on their way into a closed area, and parts of orders still to be fetched out of it; at most 200. */
export async function affectedOrders(reader: Reader, area: Area): Promise<AffectedOrder[]> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT o.id, o.code, o.status, o.contact_name AS "contactName", 'into' AS way, NULL AS seller, o.created_at AS at
    FROM orders o
    WHERE o.status IN ('awaiting_payment', 'confirmed', 'in_progress') AND o.province_code = ${area.provinceCode}
      ${area.communeCode === null ? sql`` : sql`AND o.commune_code = ${area.communeCode}`}
    UNION ALL
    SELECT o.id, o.code, o.status, o.contact_name, 'out', s.name, o.created_at
    FROM sub_order p JOIN orders o ON o.id = p.order_id JOIN seller s ON s.id = p.seller_id
    WHERE p.status IN ('new', 'accepted', 'harvesting', 'weighed', 'packed') AND s.province_code = ${area.provinceCode}
      ${area.communeCode === null ? sql`` : sql`AND s.commune_code = ${area.communeCode}`}
    ORDER BY at DESC LIMIT 200`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

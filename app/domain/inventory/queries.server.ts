import { joinSql, sql, type Reader } from "~/platform/db.server";
import type { Quantity } from "~/domain/shared/quantity";
import type { Levels } from "./lot-level";
import type { Grade, IsoDay } from "./types";

export type PackStock = { readonly available: Quantity; /** Of the oldest goods still on sale. */ readonly harvestedOn: IsoDay };

/** What can be promised now, by pack; packs with nothing left are not in the map. */
export async function stockOfPacks(reader: Reader, packIds: readonly string[]): Promise<Map<string, PackStock>> {
  if (packIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<(PackStock & { packId: string })[]>(sql`
    select pack_id::text as "packId", sum(available)::int as available, min(harvested_on)::text as "harvestedOn"
    from lot where pack_id in (${joinSql(packIds.map((id) => sql`${id}::uuid`))}) and status = 'sellable' and available > 0
    group by pack_id`);
  return new Map(rows.map(({ packId, ...stock }) => [packId, stock]));
}

export type LotView = Levels & {
  readonly id: string;
  readonly code: string;
  readonly productId: string;
  readonly productName: string;
  readonly packLabel: string;
  readonly soldBy: "weight" | "each";
  readonly harvestedOn: IsoDay;
  readonly grade: Grade;
  readonly received: Quantity;
  readonly status: string;
};

/** A seller's lots, newest harvest first; of one product when it is named. */
export const lotsOfSeller = (reader: Reader, sellerId: string, productId?: string): Promise<LotView[]> =>
  reader.$queryRaw<LotView[]>(sql`
    select l.id::text, l.code, l.product_id::text as "productId", p.name as "productName", k.label as "packLabel",
      k.sold_by as "soldBy", l.harvested_on::text as "harvestedOn", l.grade, l.received, l.available, l.held, l.allocated,
      l.shipped, l.written_off as "writtenOff", l.status
    from lot l join pack k on k.id = l.pack_id join product p on p.id = l.product_id
    where l.seller_id = ${sellerId}::uuid and (${productId ?? null}::uuid is null or l.product_id = ${productId ?? null}::uuid)
    order by l.harvested_on desc, l.id desc limit 200`);

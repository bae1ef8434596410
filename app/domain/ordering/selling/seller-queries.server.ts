import { present } from "~/domain/shared/missing";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { sql, type Reader } from "~/platform/db.server";
import { lineColumns, lineView, type LineView } from "../line-view";
import type { SubOrderStatus } from "../sub-order-status";

export type SellerLine = LineView;

/** One order as its seller sees it: no shopper phone, no street. */
export type SellerOrder = {
  readonly id: string;
  readonly orderCode: string;
  readonly status: SubOrderStatus;
  readonly version: number;
  readonly shopperName: string;
  readonly communeName: string;
  readonly note: string;
  readonly goodsVnd: number;
  readonly weighedVnd: number | null;
  readonly estimatedG: number;
  readonly packedG: number | null;
  readonly coldClass: string;
  readonly windowFrom: string;
  readonly windowUntil: string;
  readonly placedAt: string;
  readonly rejectReason: string | null;
  /** Lost or spoiled: whether the seller is paid for it all the same; null when it is not. */
  readonly isLossPaid: boolean | null;
  readonly parcelCodes: readonly string[];
  readonly lines: readonly SellerLine[];
};

/** The tabs of the seller's order list. */
export const sellerTabs = {
  new: ["new"],
  preparing: ["accepted", "harvesting", "weighed"],
  ready: ["packed"],
  on_the_way: ["handed_over"],
  done: ["delivered", "settled"],
  stopped: ["rejected", "cancelled", "returned", "written_off"],
} as const satisfies Record<string, readonly SubOrderStatus[]>;
export type SellerTab = keyof typeof sellerTabs;

export const isSellerTab = (text: string | null): text is SellerTab => text !== null && text in sellerTabs;

/** A seller's orders of one tab: work is shown in the order of its delivery, the past newest first. */
export async function ordersOfSeller(reader: Reader, sellerId: string, tab: SellerTab): Promise<SellerOrder[]> {
  const past = tab === "done" || tab === "stopped";
  return readOrders(reader, {
    where: { sellerId, status: { in: [...sellerTabs[tab]] }, order: { paidAt: { not: null } } },
    orderBy: { windowFrom: past ? "desc" : "asc" },
    take: past ? 50 : 200,
  });
}

/** @throws Missing when it is another seller's, or not paid yet. */
export async function orderOfSeller(reader: Reader, sellerId: string, subOrderId: string): Promise<SellerOrder> {
  const where = { id: subOrderId, sellerId, order: { paidAt: { not: null } } };
  const [order] = await readOrders(reader, { where, orderBy: { windowFrom: "asc" }, take: 1 });
  return present(order, "sub_order");
}

type Which = {
  where: { sellerId: string; id?: string; status?: { in: SubOrderStatus[] }; order: { paidAt: { not: null } } };
  orderBy: { windowFrom: "asc" | "desc" };
  take: number;
};

async function readOrders(reader: Reader, which: Which): Promise<SellerOrder[]> {
  const rows = await reader.subOrder.findMany({
    ...which,
    include: {
      order: { select: { code: true, contactName: true, communeCode: true, note: true, createdAt: true } },
      lines: { select: lineColumns, orderBy: { id: "asc" } },
    },
  });
  const codes = [...new Set(rows.map((row) => row.order.communeCode))];
  const communes = await reader.commune.findMany({
    where: { code: { in: codes } },
    select: { code: true, name: true },
  });
  const names = new Map(communes.map(({ code, name }) => [code, name]));
  return rows.map(({ order, lines, ...part }) => ({
    id: part.id,
    orderCode: order.code,
    status: part.status as SubOrderStatus,
    version: part.version,
    shopperName: order.contactName,
    communeName: names.get(order.communeCode) ?? "",
    note: order.note,
    goodsVnd: part.goodsVnd,
    weighedVnd: part.weighedVnd,
    estimatedG: part.estimatedG,
    packedG: part.packedG,
    coldClass: part.coldClass,
    windowFrom: part.windowFrom.toISOString(),
    windowUntil: part.windowUntil.toISOString(),
    placedAt: order.createdAt.toISOString(),
    rejectReason: part.rejectReason,
    isLossPaid: part.status === "written_off" ? part.settledAt !== null : null,
    parcelCodes: part.parcelCodes,
    lines: lines.map(lineView),
  }));
}

export type TabCounts = Readonly<Record<SellerTab, number>>;

/** For the tabs and the badge: one index read. */
export async function countOrdersOfSeller(reader: Reader, sellerId: string): Promise<TabCounts> {
  const rows = await reader.subOrder.groupBy({ by: ["status"], where: { sellerId }, _count: { _all: true } });
  const counts = new Map(rows.map((row) => [row.status, row._count._all]));
  const sum = (statuses: readonly SubOrderStatus[]): number =>
    statuses.reduce((total, status) => total + (counts.get(status) ?? 0), 0);
  return {
    new: sum(sellerTabs.new),
    preparing: sum(sellerTabs.preparing),
    ready: sum(sellerTabs.ready),
    on_the_way: sum(sellerTabs.on_the_way),
    done: sum(sellerTabs.done),
    stopped: sum(sellerTabs.stopped),
  };
}

export type HarvestItem = {
  readonly packId: string;
  readonly productName: string;
  readonly packLabel: string;
  readonly soldBy: Measure;
  readonly unit: Unit;
  readonly quantity: number;
  readonly grams: number;
  readonly orders: number;
  readonly firstDueAt: string;
};

/** What has to come from the field: everything accepted and not yet on the scale, summed up by pack, the most urgent first. */
export async function harvestList(reader: Reader, sellerId: string): Promise<HarvestItem[]> {
  const rows = await reader.$queryRaw<(Omit<HarvestItem, "firstDueAt"> & { firstDueAt: Date })[]>(sql`
    select l.pack_id::text as "packId", max(l.product_name) as "productName", max(l.pack_label) as "packLabel", max(l.sold_by) as "soldBy",
      max(l.unit) as unit, sum(l.quantity)::int as quantity, sum(l.estimated_g)::int as grams, count(*)::int as orders,
      min(s.window_from) as "firstDueAt"
    from sub_order s join order_line l on l.sub_order_id = s.id
    where s.seller_id = ${sellerId}::uuid and s.status in ('accepted', 'harvesting') and l.weighed_g is null
    group by l.pack_id order by min(s.window_from), max(l.product_name)`);
  return rows.map((row) => ({ ...row, firstDueAt: row.firstDueAt.toISOString() }));
}

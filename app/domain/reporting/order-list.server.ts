import { isOrderStatus, type OrderStatus } from "~/domain/ordering/order-status";
import { isSubOrderStatus } from "~/domain/ordering/sub-order-status";
import { parsePhone } from "~/domain/shared/phone";
import { isoInVietnam, startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { DayFigures, OrderRow } from "./types";

export type OrderFilter = {
  readonly text: string;
  readonly status: string;
  /** State of one of its sellers' parts. */
  readonly part: string;
  readonly page: number;
};

export const ordersPerPage = 25;

/** Orders, newest first; the text is an order code, a phone number or a part of the name. */
export async function listOrders(reader: Reader, filter: OrderFilter): Promise<{ rows: OrderRow[]; hasMore: boolean }> {
  const found = await reader.order.findMany({
    where: {
      ...matching(filter.text.trim()),
      ...(isOrderStatus(filter.status) && { status: filter.status satisfies OrderStatus }),
      ...(isSubOrderStatus(filter.part) && { subOrders: { some: { status: filter.part } } }),
    },
    orderBy: { createdAt: "desc" },
    skip: (filter.page - 1) * ordersPerPage,
    take: ordersPerPage + 1,
    select: {
      id: true,
      code: true,
      status: true,
      contactName: true,
      communeCode: true,
      totalVnd: true,
      createdAt: true,
      subOrders: { select: { sellerId: true, status: true } },
    },
  });
  const rows = found.slice(0, ordersPerPage);
  const sellers = await namesOfSellers(
    reader,
    rows.flatMap(({ subOrders }) => subOrders.map(({ sellerId }) => sellerId)),
  );
  const places = await namesOfCommunes(
    reader,
    rows.map(({ communeCode }) => communeCode),
  );
  return {
    hasMore: found.length > ordersPerPage,
    rows: rows.map(({ communeCode, createdAt, subOrders, ...row }) => ({
      ...row,
      place: places.get(communeCode) ?? communeCode,
      createdAt: isoInVietnam(createdAt),
      subOrders: subOrders.map(({ sellerId, status }) => ({ seller: sellers.get(sellerId) ?? "", status })),
    })),
  };
}

function matching(text: string): object {
  if (text === "") return {};
  const phone = parsePhone(text);
  if (phone !== null) return { contactPhone: phone };
  return { OR: [{ code: text.toUpperCase() }, { contactName: { contains: text, mode: "insensitive" } }] };
}

export async function namesOfSellers(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const sellers = await reader.seller.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(sellers.map(({ id, name }) => [id, name]));
}

export async function namesOfCommunes(reader: Reader, codes: readonly string[]): Promise<Map<string, string>> {
  const communes = await reader.commune.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, name: true, province: { select: { name: true } } },
  });
  return new Map(communes.map(({ code, name, province }) => [code, `${name}, ${province.name}`]));
}

/** The operators' day at a glance. */
export async function dayFigures(reader: Reader, now: Date): Promise<DayFigures> {
  const since = startOfDayInVietnam(now);
  const [today, awaitingSeller, onTheRoad, withoutCourier, sellers, couriers] = await Promise.all([
    reader.order.aggregate({ where: { paidAt: { gte: since } }, _count: true, _sum: { totalVnd: true } }),
    reader.subOrder.count({ where: { status: "new" } }),
    reader.subOrder.count({ where: { status: "handed_over" } }),
    reader.shipment.count({ where: { status: { in: ["ready", "planned", "held"] }, courierId: null } }),
    reader.seller.count({ where: { status: "applied" } }),
    reader.courier.count({ where: { status: "applied" } }),
  ]);
  return {
    ordersToday: today._count,
    soldTodayVnd: today._sum.totalVnd ?? 0,
    awaitingSeller,
    onTheRoad,
    withoutCourier,
    applications: sellers + couriers,
  };
}

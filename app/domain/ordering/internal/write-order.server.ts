import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { PlaceOrder } from "../checkout/place-order.server";
import type { OrderDraft } from "./draft-order";

type NewOrder = {
  readonly command: PlaceOrder;
  readonly draft: OrderDraft;
  readonly code: string;
  readonly expiresAt: Date;
  readonly requestHash: string;
};

type Written = { readonly taken: { packId: string; quantity: number }[] };

/**
 * Order, sub-orders, lines, the first event and the emptied basket in one statement, because checkout waits for each round
 * trip. Null when the idempotency key is taken; a second press waits here until the first one is through.
 */
export async function writeOrder(tx: Tx, { now }: Moment, order: NewOrder): Promise<Written | null> {
  const { command, draft, code, expiresAt, requestHash } = order;
  const { contact, drop } = command;
  const { quote, orderId } = draft;
  const [row] = await tx.$queryRaw<{ written: number; taken: Written["taken"] | null }[]>(sql`
    with placed as (
      insert into orders (id, code, idempotency_key, request_hash, basket_id, person_id, status, contact_name, contact_phone,
        province_code, commune_code, street, lat, lng, note, goods_vnd, delivery_vnd, total_vnd, credit_vnd, tracking_token, locale,
        hold_expires_at, created_at)
      values (${orderId}::uuid, ${code}, ${command.idempotencyKey}, ${requestHash}, ${command.basketId}::uuid,
        ${command.personId}::uuid, 'awaiting_payment', ${contact.name}, ${contact.phone}, ${drop.provinceCode}, ${drop.communeCode},
        ${drop.street}, ${drop.lat}, ${drop.lng}, ${command.note}, ${quote.goodsVnd}, ${quote.deliveryVnd}, ${quote.totalVnd},
        ${command.credit?.vnd ?? 0}, ${draft.trackingToken}, ${command.locale}, ${expiresAt}::timestamptz, ${now}::timestamptz)
      on conflict (idempotency_key) do nothing
      returning id
    ), sub as (
      insert into sub_order (id, order_id, seller_id, status, goods_vnd, delivery_vnd, estimated_g, cold_class, distance_m,
        window_from, window_until, drop_point_id, drop_place)
      select s.id, placed.id, s.seller_id, 'awaiting_payment', s.goods_vnd, s.delivery_vnd, s.estimated_g, s.cold_class, s.distance_m,
        s.window_from, s.window_until, s.drop_point_id, s.drop_place
      from placed, jsonb_to_recordset(${JSON.stringify(subOrderRows(draft))}::jsonb) as s(id uuid, seller_id uuid, goods_vnd int,
        delivery_vnd int, estimated_g int, cold_class text, distance_m int, window_from timestamptz, window_until timestamptz,
        drop_point_id uuid, drop_place text)
    ), line as (
      insert into order_line (id, sub_order_id, product_id, pack_id, product_name, pack_label, photo_id, sold_by, priced_by, unit,
        price_vnd, quantity, estimated_g, estimated_vnd)
      select l.id, l.sub_order_id, l.product_id, l.pack_id, l.product_name, l.pack_label, l.photo_id, l.sold_by, l.priced_by, l.unit,
        l.price_vnd, l.quantity, l.estimated_g, l.estimated_vnd
      from placed, jsonb_to_recordset(${JSON.stringify(lineRows(draft))}::jsonb) as l(id uuid, sub_order_id uuid, product_id uuid,
        pack_id uuid, product_name text, pack_label text, photo_id uuid, sold_by text, priced_by text, unit text, price_vnd int,
        quantity int, estimated_g int, estimated_vnd int)
    ), event as (
      insert into order_event (order_id, type, actor_id, detail, at)
      select placed.id, 'order.placed', ${command.personId}::uuid, '{}'::jsonb, ${now}::timestamptz from placed
    ), taken as (
      delete from basket_line using placed where basket_id = ${command.basketId}::uuid
      returning pack_id::text as "packId", quantity
    )
    select (select count(*)::int from placed) as written, (select jsonb_agg(taken) from taken) as taken`);
  return row?.written ? { taken: row.taken ?? [] } : null;
}

const subOrderRows = (draft: OrderDraft) =>
  draft.subOrders.map((subOrder) => ({
    id: subOrder.subOrderId,
    seller_id: subOrder.sellerId,
    goods_vnd: subOrder.goodsVnd,
    delivery_vnd: subOrder.deliveryVnd,
    estimated_g: subOrder.grams,
    cold_class: subOrder.coldClass,
    distance_m: subOrder.distanceM,
    window_from: subOrder.window.from,
    window_until: subOrder.window.until,
    drop_point_id: subOrder.dropPoint?.id ?? null,
    drop_place: subOrder.dropPoint && `${subOrder.dropPoint.name}, ${subOrder.dropPoint.street}`,
  }));

const lineRows = (draft: OrderDraft) =>
  draft.subOrders.flatMap((subOrder) =>
    subOrder.lines.map((line) => ({
      id: line.lineId,
      sub_order_id: line.subOrderId,
      product_id: line.productId,
      pack_id: line.packId,
      product_name: line.productName,
      pack_label: line.packLabel,
      photo_id: line.photoId,
      sold_by: line.terms.soldBy,
      priced_by: line.terms.pricedBy,
      unit: line.unit,
      price_vnd: line.terms.priceVnd,
      quantity: line.quantity,
      estimated_g: line.estimate.grams,
      estimated_vnd: line.estimate.vnd,
    })),
  );

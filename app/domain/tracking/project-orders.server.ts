import { anyOf, transact, type Db, type Tx } from "~/platform/db.server";
import { trackingChannel } from "./ports";
import { eventsNotShown, orderEventsShown, roadEventsShown, shipmentEventsShown } from "./public-events";

/**
 * Copies what a shopper may see from the logs of these orders and their shipments. Doing it twice adds nothing, so it may
 * follow every fact. One projection of an order runs at a time: a later event never gets a smaller id, and nobody who reads
 * "after id" misses one.
 */
export const projectOrders = (db: Db, orderIds: readonly string[]): Promise<{ added: number }> =>
  transact(db, async (tx) => {
    await lockStories(tx, orderIds);
    const added = await tx.$queryRaw<{ orderId: string }[]>`
      insert into tracking_event (order_id, shipment_id, kind, data, at, source_key)
      select order_id, shipment_id, 'status', jsonb_strip_nulls(jsonb_build_object('what', what, 'subOrderId', sub_order_id, 'hub', hub)), at, source_key from (
        select e.order_id, null::uuid as shipment_id, e.type as what, e.sub_order_id, null as hub, e.at, 'order:' || e.id as source_key, 0 as side, e.id
          from order_event e where e.order_id = ${anyOf(orderIds)} and e.type = any(${[...orderEventsShown]})
        union all
        select s.order_id, s.id, 'shipment.' || case when e.type = any(${[...roadEventsShown]}) then e.type else e.to_status end, s.sub_order_id, e.detail ->> 'hub', e.at, 'shipment:' || e.id, 1, e.id
          from shipment s join shipment_event e on e.shipment_id = s.id
         where s.order_id = ${anyOf(orderIds)} 
           and (e.type = any(${[...roadEventsShown]}) or (e.to_status = any(${[...shipmentEventsShown]}) and e.type <> all(${[...eventsNotShown]})))
      ) as told
      where not exists (select 1 from tracking_event t where t.source_key = told.source_key)
      order by at, side, id
      on conflict (source_key) do nothing
      returning order_id::text as "orderId"`;
    await signal(tx, [...new Set(added.map(({ orderId }) => orderId))]);
    return { added: added.length };
  });

/** Everything written to an order's story takes its lock first; several are taken in one order, so that nobody waits in a ring. */
export const lockStories = async (tx: Tx, orderIds: readonly string[]): Promise<void> => {
  const inOrder = [...orderIds].sort();
  await tx.$queryRaw`
    select count(*)::int from (
      select pg_advisory_xact_lock(hashtextextended(story.id, 7)) from unnest(${inOrder}::text[]) with ordinality as story (id, turn)
    ) as locked`;
};

/** Heard when the transaction commits. */
export const signal = async (tx: Tx, orderIds: readonly string[]): Promise<void> => {
  if (orderIds.length === 0) return;
  await tx.$queryRaw`
    select count(*)::int from (select pg_notify(${trackingChannel}, story.id) from unnest(${orderIds}::text[]) as story (id)) as said`;
};

import { acceptSubOrder, startHarvest, type SellerHand } from "~/domain/ordering/selling/accept-sub-order.server";
import { packSubOrder } from "~/domain/ordering/selling/pack-sub-order.server";
import { weighLine } from "~/domain/ordering/selling/weigh-line.server";
import { toGrams } from "~/domain/shared/weight";
import { sellersOfPeople, type Stage } from "./stage";

type Work = { id: string; status: string; version: number; sellerId: string; personId: string };

/** Every seller with something to do takes one step with it. Returns how many steps were taken. */
export async function sell(stage: Stage): Promise<number> {
  const { db, luck } = stage;
  const work = await db.$queryRaw<Work[]>`
    select s.id::text, s.status, s.version, s.seller_id::text as "sellerId", m.person_id::text as "personId"
    from sub_order s join seller on seller.id = s.seller_id join membership m on m.seller_id = s.seller_id and m.role = 'owner'
    where s.status in ('new', 'accepted', 'harvesting', 'weighed') and seller.slug <> all (${[...sellersOfPeople]}::text[])
    order by s.window_from limit 40`;
  let steps = 0;
  for (const each of work) {
    if (luck.hit(0.4)) continue;
    await step(stage, each);
    steps += 1;
  }
  return steps;
}

async function step(stage: Stage, { id: subOrderId, status, version, sellerId, personId }: Work): Promise<void> {
  const { db, moment, creditBelowVnd } = stage;
  const seller: SellerHand = { personId, sellerId };
  if (status === "new") await acceptSubOrder(db, moment(), seller, { subOrderId });
  else if (status === "accepted") await startHarvest(db, moment(), seller, { subOrderId });
  else if (status === "harvesting") await weighAll(stage, seller, subOrderId);
  else await packSubOrder(db, moment(), seller, { subOrderId, parcels: 1, version, creditBelowVnd });
}

/** The scale shows a little more or less than was asked for. */
async function weighAll({ db, moment, luck }: Stage, seller: SellerHand, subOrderId: string): Promise<void> {
  for (const line of await db.orderLine.findMany({ where: { subOrderId } })) {
    const drift = line.pricedBy === "weight" ? 0.95 + luck.next() * 0.08 : 1;
    const weighing = {
      grams: toGrams(Math.round(line.estimatedG * drift)),
      count: line.soldBy === "each" ? line.quantity : null,
    };
    await weighLine(db, moment(), seller, { subOrderId, lineId: line.id, weighing, sure: true });
  }
}

import { wiring } from "~/wiring.server";
import { browser } from "../browser";
import { costing, timed, type Meter, type Row } from "../measure";
import { buy, placeOrder, putInBasket, type Place } from "./buy";

/** New baskets, whole orders with eight shoppers at once, and fifty shoppers for the last ten of a product. */
export async function checkout(base: string, meters: Meter, seconds: number): Promise<Row[]> {
  const { env, db } = wiring();
  const terminal = { tmnCode: env.VNPAY_TMN_CODE, secret: env.VNPAY_SECRET ?? env.APP_SECRET };
  const { packs, place } = await plenty();
  const packOf = (turn: number): string => packs[turn % packs.length] ?? "";

  const newBasket = async (turn: number): Promise<void> => {
    const { status } = await putInBasket(browser(base), packOf(turn));
    if (status !== 303) throw new Error(`the basket was refused: ${status}`);
  };
  const newOrder = (turn: number): Promise<void> => buy(base, packOf(turn), place, terminal);
  const baskets = await costing(meters, (onWarm) => timed(8, seconds, 800, newBasket, onWarm));
  const orders = await costing(meters, (onWarm) => timed(8, seconds, 150, newOrder, onWarm));
  const rows: Row[] = [
    { what: "new baskets, 8 at once", goal: "≥ 300/s", measured: `${baskets.perSecond.toFixed(0)}/s; ${baskets.cost}` },
    {
      what: "basket → paid order, 7 requests, 8 at once",
      goal: "≥ 60/s",
      measured: `${orders.perSecond.toFixed(1)}/s, p95 ${orders.p95.toFixed(0)} ms; ${orders.cost}`,
    },
    { what: "50 shoppers for the last 10", goal: "10 sold, 40 refused", measured: await lastTen(base) },
  ];
  await db.$disconnect();
  return rows;
}

/** What sells in any quantity, near one door; spread over sellers, so that shoppers do not queue for one lot. */
async function plenty(): Promise<{ packs: string[]; place: Place }> {
  const { db } = wiring();
  const rows = await db.$queryRaw<{ packId: string; provinceCode: string; communeCode: string }[]>`
    with rich as (
      select s.id, s.province_code, s.commune_code, k.id as pack_id, sum(l.available) as available
        from lot l join pack k on k.id = l.pack_id join product p on p.id = k.product_id join seller s on s.id = p.seller_id
       where p.status = 'published' and s.status = 'approved' and k.retired_at is null and p.cold_class = 'ambient'
         and k.minimum = 1 and k.step = 1 and k.price_vnd between 20000 and 2000000 and l.status = 'sellable' and l.available > 20
         and (select count(*) from courier c where c.status = 'approved' and abs(c.lat - s.lat) * 110000 < c.range_m) > 0
       group by 1, 2, 3, 4
    )
    select pack_id::text as "packId", province_code as "provinceCode", commune_code as "communeCode"
      from rich where province_code = (select province_code from rich group by 1 order by sum(available) desc limit 1)
     order by available desc limit 40`;
  const [first] = rows;
  if (!first) throw new Error("nothing is on sale in plenty: import the catalogue first");
  const { provinceCode, communeCode } = first;
  return { packs: rows.map(({ packId }) => packId), place: { provinceCode, communeCode } };
}

/** The catalogue's limited editions have ten each; the first that still has all of them. */
async function lastTen(base: string): Promise<string> {
  const { db } = wiring();
  const [limited] = await db.$queryRaw<{ packId: string; provinceCode: string; communeCode: string }[]>`
    select k.id::text as "packId", s.province_code as "provinceCode", s.commune_code as "communeCode"
      from product p join pack k on k.product_id = p.id join seller s on s.id = p.seller_id
      join lot l on l.pack_id = k.id and l.status = 'sellable'
     where p.slug like 'gioi-han-%' group by 1, 2, 3, p.slug having sum(l.available) = 10 order by p.slug limit 1`;
  if (!limited) return "no limited edition is left: import the catalogue into a fresh shop";
  const shoppers = Array.from({ length: 50 }, () => browser(base));
  await Promise.all(shoppers.map((shopper) => putInBasket(shopper, limited.packId)));
  const answers = await Promise.all(shoppers.map((shopper) => placeOrder(shopper, limited)));
  const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
  const rest = answers.length - count(303) - count(409);
  return `${count(303)} sold, ${count(409)} refused${rest > 0 ? `, ${rest} other` : ""}`;
}

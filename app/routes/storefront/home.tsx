import { useLoaderData } from "@remix-run/react";
import { readShopWindow } from "~/domain/search/shop-window.server";
import { isoDay } from "~/domain/shared/time";
import { sharedPage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { monthName } from "~/ui/storefront/months";
import { Aisles } from "~/ui/storefront/aisles";
import { Empty } from "~/ui/primitives/empty";
import { Icon } from "~/ui/primitives/icon";
import { ProductRow } from "~/ui/storefront/product-row";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...sharedPage(30), "Cache-Tag": "shop" });

export const loader = async () => {
  const { db, search, clock } = wiring();
  const now = clock.now();
  return { ...(await readShopWindow(db, search, now)), today: isoDay(now) };
};

export default function Home() {
  const { aisles, inSeason, justHarvested, bestSelling, month, today } = useLoaderData<typeof loader>();
  return (
    <div className="home">
      <section className="welcome">
        <h1>{m.shop_home_title()}</h1>
        <p>{m.shop_home_lead()}</p>
        <ul className="promises">
          <li>
            <Icon name="leaf" /> {m.shop_promise_origin()}
          </li>
          <li>
            <Icon name="scale" /> {m.shop_promise_scale()}
          </li>
          <li>
            <Icon name="truck" /> {m.shop_promise_track()}
          </li>
        </ul>
      </section>
      {aisles.length === 0 && <Empty icon="sprout" title={m.shop_home_empty()} />}
      <Aisles aisles={aisles.slice(0, 10)} />
      <ProductRow
        title={m.shop_home_season({ month: monthName(month) })}
        more="/dang-mua?xep=bestselling"
        hits={inSeason}
        today={today}
      />
      <ProductRow title={m.shop_home_fresh()} more="/tim?tuoi=2-days&xep=freshest" hits={justHarvested} today={today} />
      <ProductRow title={m.shop_home_best()} more="/tim?xep=bestselling" hits={bestSelling} today={today} />
      <section className="card invite">
        <h2>{m.shop_home_sellers_title()}</h2>
        <p>{m.shop_home_sellers_text()}</p>
        <a className="button button-quiet" href="/ban-hang">
          {m.nav_sell()}
        </a>
      </section>
    </div>
  );
}

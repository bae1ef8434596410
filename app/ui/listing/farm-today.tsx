import { Link } from "@remix-run/react";
import type { Sale, ShelfPack } from "~/domain/inventory/types";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import { shelfPath } from "./step-paths";
import { amount } from "./words";

/** What shoppers paid for today. */
export function TodaySales({ sales }: { sales: readonly Sale[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{m.farm_home_sold()}</h2>
      {sales.length === 0 && <p className="muted">{m.farm_home_sold_none()}</p>}
      <ul className="lines">
        {sales.map(({ productName, packLabel, soldBy, quantity }) => (
          <li key={productName + packLabel}>
            <span>
              {productName} <span className="muted">· {packLabel}</span>
            </span>
            <b>{amount(quantity, soldBy)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

type LowPack = ShelfPack & { readonly productId: string; readonly productName: string };

/** What will be sold out soon, with the way to bring in more. */
export function LowPacks({ packs }: { packs: readonly LowPack[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{m.farm_home_low()}</h2>
      {packs.length === 0 && <Notice tone="good">{m.farm_home_low_none()}</Notice>}
      <ul className="lines">
        {packs.map((pack) => (
          <li key={pack.id}>
            <span>
              {pack.productName} <span className="muted">· {pack.label}</span>
            </span>
            <Link className="link-button low" to={`${shelfPath}/${pack.productId}/kho`}>
              {pack.available === 0
                ? m.farm_shelf_sold_out()
                : m.farm_shelf_left({ quantity: amount(pack.available, pack.soldBy) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

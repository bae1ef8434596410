import type { Wiring } from "~/wiring.server";
import { accounts } from "../../prisma/seed/accounts";
import { chance, type Chance } from "../../prisma/seed/world/chance";

/** What the players share: the shop's wiring and one source of chance. */
export type Stage = Pick<Wiring, "db" | "moment" | "quoteDelivery" | "gateway"> & {
  luck: Chance;
  origin: string;
  vnpayOrigin: string;
  creditBelowVnd: number;
};

export function stageOf({ db, moment, quoteDelivery, gateway, env }: Wiring): Stage {
  return {
    db,
    moment,
    quoteDelivery,
    gateway,
    origin: env.publicUrl,
    creditBelowVnd: env.CREDIT_BELOW_VND,
    vnpayOrigin: env.vnpayOrigin,
    luck: chance(moment().now.getTime() % 4_294_967_296),
  };
}

/** The demo accounts are played by whoever looks at the demo, not by us. */
export const playedByPeople: readonly string[] = Object.values(accounts).map(({ phone }) => phone);
export const sellersOfPeople: readonly string[] = [accounts.farmer.sellerSlug, accounts.cooperative.sellerSlug];

import { accounts } from "./accounts";
import { chance, type Chance } from "./world/chance";
import { couriersOf } from "./world/couriers";
import { personName, phones } from "./world/people";
import { productsOf } from "./world/products";
import { sellers } from "./world/sellers";
import { shoppersOf } from "./world/shoppers";
import type { SellerPlan, StaffPlan, World } from "./world/types";

/** Cooperatives have a clerk and three members beside their chair; the demo accounts take two of the seats. */
function staffOf(seller: SellerPlan, index: number, luck: Chance): StaffPlan[] {
  const isDemoFarm = seller.slug === accounts.farmer.sellerSlug;
  const owner: StaffPlan = {
    phone: isDemoFarm ? accounts.farmer.phone : phones.seller(index + 1),
    name: seller.owner,
    sellerSlug: seller.slug,
    role: "owner",
  };
  if (seller.kind === "farm") return [owner];
  const isDemoCooperative = seller.slug === accounts.cooperative.sellerSlug;
  const clerk: StaffPlan = {
    phone: isDemoCooperative ? accounts.cooperative.phone : phones.staff(index * 10),
    name: isDemoCooperative ? accounts.cooperative.name : personName(luck),
    sellerSlug: seller.slug,
    role: "staff",
  };
  const members = [1, 2, 3].map((seat): StaffPlan => ({
    phone: phones.staff(index * 10 + seat),
    name: personName(luck),
    sellerSlug: seller.slug,
    role: "member",
  }));
  return [owner, clerk, ...members];
}

/** The demo world: the same people, farms and goods on every machine and every day. */
export function buildWorld(): World {
  const luck = chance(20_250_701);
  return {
    sellers,
    staff: sellers.flatMap((seller, index) => staffOf(seller, index, luck)),
    products: productsOf(sellers),
    couriers: couriersOf(luck),
    shoppers: shoppersOf(luck),
    operators: [
      { phone: accounts.operator.phone, name: accounts.operator.name },
      { phone: accounts.colleague.phone, name: accounts.colleague.name },
      { phone: phones.operator(2), name: "Võ Hoài An" },
    ],
  };
}

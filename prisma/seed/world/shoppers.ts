import { accounts } from "../accounts";
import type { Chance } from "./chance";
import { cantho, danang, hanoi, homeIn, saigon } from "./homes";
import { personName, phones } from "./people";
import type { ShopperPlan } from "./types";

/** Half of them in Hồ Chí Minh City, as the buyers of a produce market would be. */
const spread = [saigon, saigon, hanoi, saigon, danang, saigon, hanoi, cantho];

export const shoppersOf = (luck: Chance, count = 120): ShopperPlan[] =>
  Array.from({ length: count }, (_, index) => {
    const city = spread[index % spread.length] ?? saigon;
    const isDemo = index === 0;
    return {
      ...homeIn(city, luck),
      phone: isDemo ? accounts.shopper.phone : phones.shopper(index),
      name: isDemo ? accounts.shopper.name : personName(luck, 0.35),
    };
  });

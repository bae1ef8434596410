import { accounts } from "../accounts";

/** How far a part has come. */
export type Stage = "new" | "accepted" | "on_the_scale" | "for_anybody" | "to_fetch" | "on_the_way" | "by_hub";

/** How far goods that go through hubs have come. */
export type HubStage =
  | "at_farm"
  | "collected"
  | "to_sort"
  | "sorted"
  | "in_transit"
  | "at_last_hub"
  | "out_for_delivery"
  | "delivered"
  | "goes_back";

/** What is bought: so many grams of loose goods, so many pieces that the scale will price, so many of a fixed price. */
export type Wish = { by: "grams" | "scale" | "piece"; quantity: number };

export type Scene = {
  /** The demo shopper, or somebody in one of the cities. */
  shopper: "demo" | { city: "saigon" | "hanoi"; number: number };
  minutesAgo: number;
  /** Its goods come from far away; due in two days. */
  byHub?: HubStage;
  parts: readonly { sellerSlug: string; stage: Stage; wishes: readonly Wish[] }[];
};

const farm = accounts.farmer.sellerSlug;
const cooperative = accounts.cooperative.sellerSlug;

const north = ["cam-ham-yen-anh-tuan", "rau-van-noi-ba-lien"] as const;

/** Parcels that no courier has taken yet: the operators' worry. */
const forAnybody = north.map((sellerSlug, number): Scene => ({
  shopper: { city: "hanoi", number },
  minutesAgo: 160 + number * 25,
  parts: [{ sellerSlug, stage: "for_anybody", wishes: [{ by: "grams", quantity: 4000 }] }],
}));

const fromAfar = (byHub: HubStage, sellerSlug: string, hoursAgo: number, number: number | "demo"): Scene => ({
  shopper: number === "demo" ? "demo" : { city: "saigon", number },
  minutesAgo: hoursAgo * 60,
  byHub,
  parts: [{ sellerSlug, stage: "by_hub", wishes: [{ by: "grams", quantity: 3000 }] }],
});
const [daLat, donDuong, hamYen] = ["da-lat-me-linh-ut-huong", "htx-don-duong", north[0]];

/** Goods that change vehicles on their way, at every step of it. */
const throughHubs: readonly Scene[] = [
  fromAfar("delivered", hamYen, 130, 2),
  fromAfar("goes_back", daLat, 80, 5),
  fromAfar("delivered", donDuong, 76, 9),
  fromAfar("out_for_delivery", hamYen, 84, 13),
  fromAfar("at_last_hub", donDuong, 48, 17),
  fromAfar("in_transit", daLat, 46, "demo"),
  fromAfar("in_transit", hamYen, 40, 4),
  fromAfar("sorted", donDuong, 36, 8),
  fromAfar("to_sort", daLat, 34, 12),
  fromAfar("collected", donDuong, 7, 16),
  fromAfar("at_farm", daLat, 6, 20),
];

/** What the demo accounts meet when they first sign in: work for each of them, and a shopper who waits for it. */
export const scenes: readonly Scene[] = [
  ...throughHubs,
  ...forAnybody,
  {
    shopper: "demo",
    minutesAgo: 310,
    parts: [{ sellerSlug: cooperative, stage: "on_the_way", wishes: [{ by: "grams", quantity: 2000 }] }],
  },
  {
    shopper: { city: "saigon", number: 3 },
    minutesAgo: 190,
    parts: [
      {
        sellerSlug: farm,
        stage: "to_fetch",
        wishes: [
          { by: "grams", quantity: 3000 },
          { by: "scale", quantity: 2 },
        ],
      },
    ],
  },
  {
    shopper: { city: "saigon", number: 7 },
    minutesAgo: 75,
    parts: [
      {
        sellerSlug: farm,
        stage: "on_the_scale",
        wishes: [
          { by: "grams", quantity: 2500 },
          { by: "scale", quantity: 1 },
          { by: "piece", quantity: 4 },
        ],
      },
    ],
  },
  {
    shopper: { city: "saigon", number: 11 },
    minutesAgo: 48,
    parts: [
      {
        sellerSlug: cooperative,
        stage: "accepted",
        wishes: [
          { by: "grams", quantity: 1500 },
          { by: "piece", quantity: 3 },
        ],
      },
    ],
  },
  {
    shopper: { city: "saigon", number: 15 },
    minutesAgo: 21,
    parts: [{ sellerSlug: cooperative, stage: "new", wishes: [{ by: "grams", quantity: 3500 }] }],
  },
  {
    shopper: { city: "saigon", number: 19 },
    minutesAgo: 14,
    parts: [
      {
        sellerSlug: farm,
        stage: "new",
        wishes: [
          { by: "scale", quantity: 2 },
          { by: "piece", quantity: 2 },
        ],
      },
    ],
  },
  {
    shopper: "demo",
    minutesAgo: 6,
    parts: [
      { sellerSlug: farm, stage: "new", wishes: [{ by: "grams", quantity: 1500 }] },
      { sellerSlug: cooperative, stage: "new", wishes: [{ by: "grams", quantity: 1000 }] },
    ],
  },
];

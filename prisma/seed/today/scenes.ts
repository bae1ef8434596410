import { accounts } from "../accounts";

/** How far a part has come. */
export type Stage = "new" | "accepted" | "on_the_scale" | "for_anybody" | "to_fetch" | "on_the_way";

/** What is bought: so many grams of loose goods, so many pieces that the scale will price, so many of a fixed price. */
export type Wish = { by: "grams" | "scale" | "piece"; quantity: number };

export type Scene = {
  /** The demo shopper, or somebody in one of the cities. */
  shopper: "demo" | { city: "saigon" | "hanoi"; number: number };
  minutesAgo: number;
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

/** What the demo accounts meet when they first sign in: work for each of them, and a shopper who waits for it. */
export const scenes: readonly Scene[] = [
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

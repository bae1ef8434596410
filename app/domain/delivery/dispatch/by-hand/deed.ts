/** What an operator can do with a load by hand. */
export const deeds = ["assign", "pin", "unpin", "release", "hold", "cancel"] as const;
export type Deed = (typeof deeds)[number];

/** These name a courier; these want a reason. */
export const namesCourier = (deed: Deed): boolean => deed === "assign" || deed === "pin";
export const wantsReason = (deed: Deed): boolean => deed === "release" || deed === "hold" || deed === "cancel";

/**
 * What can be done with a load that waits, and with one that a courier has promised and not fetched. Goods that have left the farm are not
 * called off: they lie at a hub or with a courier, and somebody has to bring them somewhere.
 */
export const deedsFor = (stage: "waiting" | "promised" | "beyond", isAtFarm: boolean): readonly Deed[] =>
  stage === "beyond"
    ? []
    : [...(stage === "promised" ? ["release" as const] : []), "hold", ...(isAtFarm ? ["cancel" as const] : [])];

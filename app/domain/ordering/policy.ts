/** Goods are kept for an unpaid order this long. VNPAY's page lives exactly as long. */
export const holdMinutes = 15;

/** After delivery the shopper has this long to complain before the money goes to the seller. */
export const claimWindowHours = 24;

/** What a shopper may complain about. */
export const claimKinds = ["spoiled", "missing", "wrong_goods", "short_weight"] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What is not there cannot be photographed; everything else is shown. */
export const needsPhoto = (kind: ClaimKind): boolean => kind !== "missing";

/** The seller is heard for this long; then an operator decides without them. */
export const answerHours = 24;

/** Above this, giving money back takes two operators. */
export const twoPersonVnd = 500_000;

/** More packs than this is a mistake or a machine. */
export const mostBasketLines = 60;

/** More parcels than this does not fit on a van. */
export const mostParcels = 40;

/** What a seller may say when turning an order down. */
export const rejectReasons = ["out_of_stock", "bad_quality", "bad_weather", "cannot_travel", "other"] as const;
export type RejectReason = (typeof rejectReasons)[number];

export const isRejectReason = (text: string): text is RejectReason =>
  (rejectReasons as readonly string[]).includes(text);

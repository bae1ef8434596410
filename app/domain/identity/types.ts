import type { Phone } from "~/domain/shared/phone";

/** Where an application stands. Only "approved" may act. */
export const approvalStatuses = ["applied", "approved", "declined", "suspended"] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

export const sellerKinds = ["farm", "cooperative"] as const;
export type SellerKind = (typeof sellerKinds)[number];

/** owner: answers for the seller; staff: works for it; member: a farmer who pools goods in a cooperative. */
export const sellerRoles = ["owner", "staff", "member"] as const;
export type SellerRole = (typeof sellerRoles)[number];

/** Nobody is invited to answer for a cooperative. */
export const invitedRoles = ["member", "staff"] as const satisfies readonly SellerRole[];
export type InvitedRole = (typeof invitedRoles)[number];

export const vehicles = ["bicycle", "motorbike", "van", "truck"] as const;
export type Vehicle = (typeof vehicles)[number];

export type ActorSeller = { sellerId: string; kind: SellerKind; role: SellerRole; status: ApprovalStatus };

/** Whoever is signed in, with everything the guards and policies ask about. One person may be all of it at once. */
export type Actor = {
  personId: string;
  phone: Phone;
  name: string | null;
  isOperator: boolean;
  sellers: ActorSeller[];
  courierId: string | null;
  courierStatus: ApprovalStatus | null;
};

export type Courier = Actor & { courierId: string; courierStatus: "approved" };
export type Operator = Actor & { isOperator: true };

import type { Decision } from "./applications/approval";
import type { ApprovalStatus, InvitedRole, SellerKind, SellerRole, Vehicle } from "./types";

export type Device = { sessionId: string; device: string; signedInAt: string; seenAt: string };
export type OwnApplication = {
  kind: SellerKind | "courier";
  name: string;
  status: ApprovalStatus;
  role: SellerRole | null;
  note: string | null;
};
export type PersonLine = {
  personId: string;
  phone: string;
  name: string | null;
  isOperator: boolean;
  isBlocked: boolean;
  joinedAt: string;
  does: { kind: SellerKind | "courier"; name: string; status: ApprovalStatus }[];
};
export const personFilters = ["applied", "sellers", "couriers", "blocked", "all"] as const;
export type PersonFilter = (typeof personFilters)[number];
export type SellerFile = {
  sellerId: string;
  kind: SellerKind;
  name: string;
  about: string;
  role: SellerRole;
  status: ApprovalStatus;
  address: string;
  taxCode: string | null;
  appliedAt: string;
  note: string | null;
  decisions: Decision[];
};
export type CourierFile = {
  courierId: string;
  name: string;
  status: ApprovalStatus;
  vehicle: Vehicle;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  rangeM: number;
  home: string;
  appliedAt: string;
  note: string | null;
  decisions: Decision[];
};
export type PersonFile = PersonLine & {
  sellers: SellerFile[];
  courier: CourierFile | null;
  liveSessions: number;
  hasSecondFactor: boolean;
};

/** An address as the shopper kept it. `place` is null when its commune is no more and has no one successor. */
export type KeptAddress = {
  addressId: string;
  label: string;
  name: string;
  phone: string;
  street: string;
  place: { provinceCode: string; provinceName: string; communeCode: string; communeName: string } | null;
  pin: { lat: number; lng: number } | null;
  isDefault: boolean;
  /** Delivery there is stopped now. */
  isClosed: boolean;
};

export type MemberLine = { personId: string; name: string | null; phone: string; role: SellerRole; since: string };
export type SentInvitation = {
  invitationId: string;
  phone: string;
  role: InvitedRole;
  invitedAt: string;
  expiresAt: string;
};
export type ReceivedInvitation = { invitationId: string; sellerName: string; inviter: string; role: InvitedRole };
/** A farm or cooperative somebody works for. */
export type OwnShop = { sellerId: string; name: string; kind: SellerKind };

export type OwnMembership = { sellerId: string; sellerName: string; role: InvitedRole; since: string };

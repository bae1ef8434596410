import type { SellerRole } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";

const roles: Record<SellerRole, () => string> = {
  owner: m.coop_role_owner,
  staff: m.coop_role_staff,
  member: m.coop_role_member,
};

export const roleLabel = (role: SellerRole): string => roles[role]();

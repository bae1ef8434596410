import type { ApprovalStatus, SellerKind, Vehicle } from "~/domain/identity/types";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import type { Tone } from "~/ui/primitives/notice";

const tones: Record<ApprovalStatus, Tone> = { applied: "warning", approved: "good", declined: "bad", suspended: "bad" };
const labels: Record<ApprovalStatus, () => string> = {
  applied: m.identity_status_applied,
  approved: m.identity_status_approved,
  declined: m.identity_status_declined,
  suspended: m.identity_status_suspended,
};
const kinds: Record<SellerKind | "courier", () => string> = {
  farm: m.identity_kind_farm,
  cooperative: m.identity_kind_cooperative,
  courier: m.identity_kind_courier,
};
const vehicles: Record<Vehicle, () => string> = {
  bicycle: m.identity_vehicle_bicycle,
  motorbike: m.identity_vehicle_motorbike,
  van: m.identity_vehicle_van,
  truck: m.identity_vehicle_truck,
};

export const kindLabel = (kind: SellerKind | "courier"): string => kinds[kind]();
export const vehicleLabel = (vehicle: Vehicle): string => vehicles[vehicle]();

export const ApprovalBadge = ({ status }: { status: ApprovalStatus }) => (
  <Badge tone={tones[status]}>{labels[status]()}</Badge>
);

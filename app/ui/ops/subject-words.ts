import type { AuditSubject } from "~/domain/reporting/audit-subjects.server";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";

const kinds: Readonly<Record<string, () => string>> = {
  person: m.ops_about_person,
  seller: m.ops_about_seller,
  courier: m.ops_about_courier,
  product: m.ops_about_product,
  hub: m.ops_about_hub,
  shipment: m.ops_about_shipment,
  claim: m.ops_about_claim,
  area: m.ops_about_area,
  settlement: m.ops_about_settlement,
  settlement_line: m.ops_about_settlement_line,
  payout: m.ops_about_payout,
  payout_run: m.ops_about_payout_run,
  payment_attempt: m.ops_about_payment,
  refund: m.ops_about_refund,
  bank: m.ops_about_bank,
  bank_receipt: m.ops_about_bank_receipt,
  rate: m.ops_about_rate,
};

/** "Người giao: Trần Quốc Bảo", "Đối soát: 20/11/2026". An id that nobody calls anything is left out where its kind says enough. */
export function subjectText({ kind, id, name }: AuditSubject): string {
  const word = kinds[kind]?.();
  if (word === undefined) return `${kind}:${id}`;
  if (kind === "settlement") return `${word}: ${formatDate(`${id}T00:00:00+07:00`)}`;
  return name === id && id.length > 20 ? word : `${word}: ${name}`;
}

import { m } from "~/paraglide/messages";

/** Why unapplied money could not be settled as an operator wanted. */
export const faultWords = {
  unknown_order: m.vietqr_fault_unknown_order,
  order_over: m.vietqr_fault_order_over,
  already_paid: m.vietqr_fault_already_paid,
  wrong_amount: m.vietqr_fault_wrong_amount,
  already_settled: m.vietqr_fault_already_settled,
  same_person: m.vietqr_fault_same_person,
  note_needed: m.vietqr_fault_note_needed,
} as const;

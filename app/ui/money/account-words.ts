import { m } from "~/paraglide/messages";

const families: Readonly<Record<string, () => string>> = {
  vnpay_clearing: m.money_ledger_vnpay_clearing,
  bank: m.money_ledger_bank,
  seller_receivable: m.money_ledger_seller_receivable,
  escrow: m.money_ledger_escrow,
  held_fraud: m.money_ledger_held_fraud,
  seller_payable: m.money_ledger_seller_payable,
  courier_payable: m.money_ledger_courier_payable,
  refund_payable: m.money_ledger_refund_payable,
  shopper_credit: m.money_ledger_shopper_credit,
  payout_in_transit: m.money_ledger_payout_in_transit,
  unapplied_receipts: m.money_ledger_unapplied_receipts,
  tax_withheld: m.money_ledger_tax_withheld,
  commission: m.money_ledger_commission,
  delivery_margin: m.money_ledger_delivery_margin,
  delivery_subsidy: m.money_ledger_delivery_subsidy,
  vnpay_fee: m.money_ledger_vnpay_fee,
  refund_loss: m.money_ledger_refund_loss,
  transport_loss: m.money_ledger_transport_loss,
  write_off: m.money_ledger_write_off,
};

/** Whose money an account, or a family of accounts, holds: "Tiền tạm giữ của người mua". Null for a code without words. */
export const accountText = (code: string): string | null => families[code.split(":")[0] ?? ""]?.() ?? null;

import { m } from "~/paraglide/messages";

const families: Readonly<Record<string, () => string>> = {
  vnpay_clearing: m.money_account_vnpay_clearing,
  bank: m.money_account_bank,
  seller_receivable: m.money_account_seller_receivable,
  escrow: m.money_account_escrow,
  held_fraud: m.money_account_held_fraud,
  seller_payable: m.money_account_seller_payable,
  courier_payable: m.money_account_courier_payable,
  refund_payable: m.money_account_refund_payable,
  shopper_credit: m.money_account_shopper_credit,
  payout_in_transit: m.money_account_payout_in_transit,
  unapplied_receipts: m.money_account_unapplied_receipts,
  tax_withheld: m.money_account_tax_withheld,
  commission: m.money_account_commission,
  delivery_margin: m.money_account_delivery_margin,
  delivery_subsidy: m.money_account_delivery_subsidy,
  vnpay_fee: m.money_account_vnpay_fee,
  refund_loss: m.money_account_refund_loss,
  transport_loss: m.money_account_transport_loss,
  write_off: m.money_account_write_off,
};

/** Whose money an account, or a family of accounts, holds: "Tiền tạm giữ của người mua". Null for a code without words. */
export const accountText = (code: string): string | null => families[code.split(":")[0] ?? ""]?.() ?? null;

/** VNPAY's bank list: the ways to pay, then banks. */
export const banks = [
  { bank_code: "VNPAYQR", bank_name: "Thanh toán quét mã QR", bank_type: 1 },
  { bank_code: "VNBANK", bank_name: "Thẻ ATM và tài khoản nội địa", bank_type: 2 },
  { bank_code: "INTCARD", bank_name: "Thẻ thanh toán quốc tế", bank_type: 3 },
  { bank_code: "NCB", bank_name: "Ngân hàng NCB", bank_type: 2 },
  { bank_code: "VIETCOMBANK", bank_name: "Ngân hàng Vietcombank", bank_type: 2 },
  { bank_code: "VIETINBANK", bank_name: "Ngân hàng VietinBank", bank_type: 2 },
  { bank_code: "BIDV", bank_name: "Ngân hàng BIDV", bank_type: 2 },
  { bank_code: "AGRIBANK", bank_name: "Ngân hàng Agribank", bank_type: 2 },
  { bank_code: "TECHCOMBANK", bank_name: "Ngân hàng Techcombank", bank_type: 2 },
  { bank_code: "MBBANK", bank_name: "Ngân hàng MB", bank_type: 2 },
  { bank_code: "ACB", bank_name: "Ngân hàng ACB", bank_type: 2 },
  { bank_code: "VPBANK", bank_name: "Ngân hàng VPBank", bank_type: 2 },
  { bank_code: "SACOMBANK", bank_name: "Ngân hàng Sacombank", bank_type: 2 },
] as const;

export const bankCodes: ReadonlySet<string> = new Set(banks.map(({ bank_code }) => bank_code));

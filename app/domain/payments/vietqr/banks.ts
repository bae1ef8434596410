/** Banks by NAPAS's number, as their customers call them. A bank that is not here is shown by its number. */
const names: Readonly<Record<string, string>> = {
  "970403": "Sacombank",
  "970405": "Agribank",
  "970407": "Techcombank",
  "970415": "VietinBank",
  "970416": "ACB",
  "970418": "BIDV",
  "970422": "MB Bank",
  "970423": "TPBank",
  "970426": "MSB",
  "970429": "SCB",
  "970431": "Eximbank",
  "970432": "VPBank",
  "970436": "Vietcombank",
  "970437": "HDBank",
  "970440": "SeABank",
  "970441": "VIB",
  "970443": "SHB",
  "970448": "OCB",
  "970449": "LPBank",
  "999999": "Ngân hàng thử nghiệm",
};

export const bankName = (bin: string): string => names[bin] ?? bin;

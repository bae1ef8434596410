/** Banks that sellers and couriers are paid at: NAPAS's six digits (BIN) and the name people know. */
export const banks = [
  { bin: "970405", name: "Agribank" },
  { bin: "970436", name: "Vietcombank" },
  { bin: "970415", name: "VietinBank" },
  { bin: "970418", name: "BIDV" },
  { bin: "970422", name: "MB" },
  { bin: "970407", name: "Techcombank" },
  { bin: "970416", name: "ACB" },
  { bin: "970432", name: "VPBank" },
  { bin: "970423", name: "TPBank" },
  { bin: "970403", name: "Sacombank" },
  { bin: "970437", name: "HDBank" },
  { bin: "970441", name: "VIB" },
  { bin: "970443", name: "SHB" },
  { bin: "970426", name: "MSB" },
  { bin: "970448", name: "OCB" },
  { bin: "970449", name: "LPBank" },
] as const;

export const bankName = (bin: string): string => banks.find((bank) => bank.bin === bin)?.name ?? bin;

export const isBank = (bin: string): boolean => banks.some((bank) => bank.bin === bin);

/** A name as banks write it: capitals A–Z, one space between words. */
export const holderName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "D")
    .toUpperCase()
    .replace(/[^A-Z .]/g, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, 70)
    .trim();

/** An account number without the spaces people put in it; null when it cannot be one. */
export function readAccountNumber(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, "");
  return /^\d{6,19}$/.test(digits) ? digits : null;
}

/** "6110205000123" → "••••0123": enough to recognise one's own account. */
export const maskedNumber = (number: string): string => `••••${number.slice(-4)}`;

/** ASVS 5.0 6.5: single use, at most ten minutes, twenty random bits, few tries. */
export const codeMinutes = 5;
export const codeTries = 5;
export const cooldownSeconds = 60;

/** Six digits from 48 random bits; the bias of the remainder is below one in a hundred million. */
export function newOneTimeCode(random: (bytes: number) => Uint8Array): string {
  const value = random(6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(value % 1_000_000).padStart(6, "0");
}

/** What people type or paste: "123 456", "123-456". Null when it is not six digits. */
export function readOneTimeCode(text: string): string | null {
  const digits = text.normalize("NFKC").replace(/[\s.-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

export type KeptCode = { triesLeft: number; expiresAt: Date; usedAt: Date | null };

export type CodeState = "usable" | "expired" | "exhausted";

export function codeState(code: KeptCode | undefined, now: Date): CodeState {
  if (!code || code.usedAt !== null || now >= code.expiresAt) return "expired";
  return code.triesLeft > 0 ? "usable" : "exhausted";
}

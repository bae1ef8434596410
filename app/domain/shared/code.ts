/**
 * Codes people read aloud and type on a phone. 31 signs (no I, L, O, U, Z) and a check sign, so that one wrong sign or two
 * swapped neighbours are always noticed: 31 is prime, and the check is a weighted sum modulo 31.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, place) => total + alphabet.indexOf(sign) * (place + 2), 0);
  return alphabet.charAt(sum % 31);
}

/** `random` gives bytes; `length` counts the check sign. */
export function newCode(random: (bytes: number) => Uint8Array, length = 8): string {
  const body = Array.from(random(length - 1), (byte) => alphabet.charAt(byte % 31)).join("");
  return body + checkSign(body);
}

/** Reads a typed code: case, spaces and look-alikes (O/0, I/L/1, U/V, Z/2) are forgiven. Null when the check sign does not fit. */
export function parseCode(text: string): string | null {
  const clean = text
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/U/g, "V")
    .replace(/Z/g, "2");
  if (clean.length < 4 || [...clean].some((sign) => !alphabet.includes(sign))) return null;
  return checkSign(clean.slice(0, -1)) === clean.slice(-1) ? clean : null;
}

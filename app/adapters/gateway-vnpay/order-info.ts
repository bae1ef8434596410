const longest = 255;
const isClean = /^[A-Za-z0-9.,:_-]+(?: [A-Za-z0-9.,:_-]+)*$/;

/**
 * Makes a text safe for vnp_OrderInfo: Vietnamese without marks and only signs that every known encoder writes alike.
 * Encoders disagree about `! ' ( ) * ~`, so those never get in. Never empty: falls back to the reference.
 */
export function orderInfo(text: string, reference: string): string {
  if (text.length <= longest && isClean.test(text)) return text;
  return sanitise(text) || sanitise(reference) || "Thanh toan";
}

const sanitise = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^A-Za-z0-9 .,:_-]/g, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, longest)
    .trim();

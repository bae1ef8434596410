/** How amounts, dates and addresses look on VNPAY's wire. */

const vietnamOffsetMs = 7 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, "0");

/** Vietnamese wall clock "yyyyMMddHHmmss": an explicit shift, so the machine's zone does not matter (Vietnam has no DST). */
export function wireDate(at: Date): string {
  const local = new Date(at.getTime() + vietnamOffsetMs);
  const day = `${local.getUTCFullYear()}${two(local.getUTCMonth() + 1)}${two(local.getUTCDate())}`;
  return `${day}${two(local.getUTCHours())}${two(local.getUTCMinutes())}${two(local.getUTCSeconds())}`;
}

/** The instant of a wire date; null when it is not one ("20260230…" is not). */
export function readWireDate(text: string): Date | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - vietnamOffsetMs);
  return wireDate(at) === text ? at : null;
}

export const smallestVnd = 5_000;
export const largestVnd = 999_999_999;

/** Đồng × 100. @throws RangeError outside what VNPAY takes: 5,000 ≤ đồng < 1,000,000,000. */
export function wireAmount(vnd: number): string {
  if (!Number.isSafeInteger(vnd) || vnd < smallestVnd || vnd > largestVnd) {
    throw new RangeError(`VNPAY does not take ${vnd} đồng`);
  }
  return String(vnd * 100);
}

/** A refund may be smaller than the smallest payment. */
export function wireRefundAmount(vnd: number): string {
  if (!Number.isSafeInteger(vnd) || vnd < 1 || vnd > largestVnd)
    throw new RangeError(`VNPAY cannot refund ${vnd} đồng`);
  return String(vnd * 100);
}

/** Null when it is not a whole number of đồng. */
export function readWireAmount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) && text.endsWith("00") ? Number(text.slice(0, -2) || "0") : null;
}

const someAddress = "113.160.92.10";

/** vnp_IpAddr takes 7–45 characters: "::1" is too short, and a mapped IPv4 is written plainly. Takes a forwarded list, too. */
export function wireAddress(ip: string): string {
  const first = (ip.split(",")[0] ?? "").trim().replace(/^::ffff:/i, "");
  return /^[0-9a-f.:]{7,45}$/i.test(first) ? first : someAddress;
}

/** A bank's clock, "2026-11-22 14:02:37" or "22/11/2026 14:02", in Vietnam; null when it is none. */
export function bankTime(text: string): Date | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/.exec(text.trim());
  const local = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d(?::\d\d)?))?$/.exec(text.trim());
  const [year, month, day, clock] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1], local[4]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(`${year}-${month}-${day}T${clock ?? "00:00"}+07:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}

export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

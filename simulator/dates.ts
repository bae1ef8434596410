const zone = "+07:00";

/** "yyyyMMddHHmmss" in Vietnam. */
export function toDate14(at: Date): string {
  const vietnam = new Date(at.getTime() + 25_200_000).toISOString();
  return vietnam.slice(0, 19).replace(/\D/g, "");
}

export function fromDate14(text: string): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) || toDate14(at) !== text ? null : at;
}

export const dayOf = (at: Date): string => toDate14(at).slice(0, 8);

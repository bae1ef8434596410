import { inVietnam } from "~/domain/shared/time";

const two = (value: number): string => String(value).padStart(2, "0");

/** vnp_CreateDate, "yyyyMMddHHmmss" in Vietnam. Kept with the attempt, because querydr and refund must repeat it exactly. */
export function wireDate(at: Date): string {
  const { year, month, day, hour, minute, second } = inVietnam(at);
  return `${year}${[month, day, hour, minute, second].map(two).join("")}`;
}

import type { Measure, Quantity } from "~/domain/shared/quantity";
import { formatGrams } from "~/domain/shared/weight";
import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";

/** 4.5 → "4,5" in Vietnamese, "4.5" in English. Money stays as the price tags here write it, in both. */
export const decimalText = (value: number): string => String(value).replace(".", getLocale() === "en" ? "." : ",");

/** 40500 → "40,5 kg" in Vietnamese, "40.5 kg" in English. */
export const gramsText = (grams: number): string => formatGrams(grams, getLocale() === "en" ? "." : ",");

/** "1,5 kg" of what is sold by weight, else a count of units: "3 trái". */
export const countedText = (quantity: Quantity, soldBy: Measure, unitLabel: string): string =>
  soldBy === "weight" ? gramsText(quantity) : `${quantity} ${unitLabel}`;

/** Minutes as people say them: "45 phút", "2 giờ 5 phút". */
export const minutesText = (minutes: number): string =>
  minutes < 60 ? m.minutes_text({ n: minutes }) : m.hours_text({ n: Math.floor(minutes / 60), rest: minutes % 60 });

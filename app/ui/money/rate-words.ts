import type { NewRate } from "~/domain/ledger/new-rate";
import type { RateState } from "~/domain/ledger/rate-state";
import type { RateSubject } from "~/domain/ledger/rate-timeline-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";
import type { Tone } from "~/ui/primitives/notice";
import { decimalText } from "~/ui/primitives/numbers";

type Category = { readonly id: string; readonly name: string; readonly nameEn: string };

/** What the timeline is about. A category that is not there any more is called by its own id. */
export function subjectText(about: RateSubject | NewRate, categories: readonly Category[]): string {
  if (about.kind === "tax") return workText(about.work);
  if (about.categoryId === null) return m.rates_commission_general();
  const category = categories.find(({ id }) => id === about.categoryId);
  return m.rates_commission_of({ category: category ? categoryText(category) : about.categoryId });
}

export const categoryText = ({ name, nameEn }: Category): string => (getLocale() === "en" ? nameEn : name);

export const workText = (work: "goods" | "transport"): string =>
  work === "goods" ? m.rates_tax_goods() : m.rates_tax_transport();

/** 450 → "4,5", as percentages are written in the reader's language. */
export const percentText = (bp: number): string => decimalText(bp / 100);

/** "5 % + 1.000 ₫ mỗi đơn, ít nhất 2.000 ₫" */
export function rateText(rate: NewRate): string {
  if (rate.kind === "end") return m.rates_general_again();
  if (rate.kind === "tax") return m.rates_tax_words({ vat: percentText(rate.vatBp), pit: percentText(rate.pitBp) });
  const { percentBp, fixedVnd, minimumVnd, maximumVnd } = rate;
  const share = [
    m.rates_percent({ percent: percentText(percentBp) }),
    ...(fixedVnd > 0 ? [m.rates_plus_fixed({ amount: formatVnd(fixedVnd) })] : []),
  ].join(" ");
  return [
    share,
    ...(minimumVnd > 0 ? [m.rates_at_least({ amount: formatVnd(minimumVnd) })] : []),
    ...(maximumVnd === null ? [] : [m.rates_at_most({ amount: formatVnd(maximumVnd) })]),
  ].join(", ");
}

const states: Readonly<Record<RateState, readonly [() => string, Tone]>> = {
  proposed: [m.rates_state_proposed, "warning"],
  lapsed: [m.rates_state_lapsed, "info"],
  withdrawn: [m.rates_state_withdrawn, "info"],
  to_come: [m.rates_state_to_come, "info"],
  in_force: [m.rates_state_in_force, "good"],
  over: [m.rates_state_over, "info"],
};

export const stateText = (state: RateState): string => states[state][0]();
export const stateTone = (state: RateState): Tone => states[state][1];

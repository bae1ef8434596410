import { invariant } from "~/domain/shared/invariant";
import type { Reader } from "~/platform/db.server";
import { examplesOf, type NewRate, type RateExample, type RateRef } from "./new-rate";
import { rateBook } from "./rate-queries.server";
import { timeline, type RateState, type SignedRate } from "./rate-state";

/** categoryId null: the general rule. */
export type RateSubject =
  | { readonly kind: "commission"; readonly categoryId: string | null }
  | { readonly kind: "tax"; readonly work: "goods" | "transport" };

export type RateLine = {
  readonly ref: RateRef;
  readonly rate: NewRate;
  readonly state: RateState;
  readonly until: Date | null;
  readonly reason: string;
  /** Who signed; proposed by nobody, it came with the shop. */
  readonly signed: {
    readonly proposedById: string | null;
    readonly agreedById: string | null;
    readonly withdrawnById: string | null;
  };
  /** What it means in money, for whoever is to agree; of others nothing. */
  readonly examples: readonly RateExample[];
};

export type RateTimeline = { readonly about: RateSubject; readonly lines: readonly RateLine[] };

/** Every rate there was, is and is to be, newest first: the general commission, the categories with a rule of their own, taxes. */
export async function rateTimelines(reader: Reader, now: Date): Promise<RateTimeline[]> {
  const [rows, book] = await Promise.all([signedRates(reader), rateBook(reader)]);
  const groups = new Map<string, SignedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(subjectOf(row.rate));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    about: subjectOf((group[0] as SignedRow).rate),
    lines: timeline(group, now).map(({ ref, rate, state, until, reason, ...signed }) => ({
      ref,
      rate,
      state,
      until,
      reason,
      signed: { proposedById: signed.createdById, agreedById: signed.agreedById, withdrawnById: signed.withdrawnById },
      examples: state === "proposed" ? examplesOf(rate, book) : [],
    })),
  }));
}

export type ProposedRate = { readonly ref: RateRef; readonly from: Date; readonly since: Date };

/** Proposals that no second operator has looked at, oldest first. */
export async function proposedRates(reader: Reader, now: Date): Promise<ProposedRate[]> {
  const rows = await signedRates(reader);
  return rows
    .filter(({ agreedAt, withdrawnAt, from }) => agreedAt === null && withdrawnAt === null && from > now)
    .map(({ ref, createdAt, from }) => ({ ref, from, since: createdAt ?? from }));
}

type SignedRow = SignedRate & {
  readonly ref: RateRef;
  readonly rate: NewRate;
  readonly reason: string;
  readonly createdAt: Date | null;
  readonly createdById: string | null;
  readonly agreedById: string | null;
  readonly withdrawnById: string | null;
};

async function signedRates(reader: Reader): Promise<SignedRow[]> {
  const [rules, taxes] = await Promise.all([
    reader.commissionRule.findMany({ orderBy: [{ categoryId: { sort: "asc", nulls: "first" } }, { id: "asc" }] }),
    reader.taxRate.findMany({ orderBy: [{ work: "asc" }, { id: "asc" }] }),
  ]);
  return [
    ...rules.map(({ id, ...rule }) => ({ ...rule, ref: { table: "commission" as const, id }, rate: ruleOf(rule) })),
    ...taxes.map(({ id, ...tax }) => ({ ...tax, ref: { table: "tax" as const, id }, rate: taxOf(tax) })),
  ];
}

type Rule = { isEnd: boolean; categoryId: string | null; from: Date } & Record<
  "percentBp" | "fixedVnd" | "minimumVnd",
  number
> & { maximumVnd: number | null };

function ruleOf({ isEnd, categoryId, from, percentBp, fixedVnd, minimumVnd, maximumVnd }: Rule): NewRate {
  if (isEnd && categoryId !== null) return { kind: "end", categoryId, from };
  return { kind: "commission", categoryId, percentBp, fixedVnd, minimumVnd, maximumVnd, from };
}

function taxOf({ work, vatBp, pitBp, from }: { work: string; vatBp: number; pitBp: number; from: Date }): NewRate {
  invariant(work === "goods" || work === "transport", `no such work: ${work}`);
  return { kind: "tax", work, vatBp, pitBp, from };
}

const subjectOf = (rate: NewRate): RateSubject =>
  rate.kind === "tax" ? { kind: "tax", work: rate.work } : { kind: "commission", categoryId: rate.categoryId };

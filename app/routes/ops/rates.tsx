import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { allCategories } from "~/domain/catalog/queries.server";
import { agreeToRate, proposeRate, withdrawRate, type RateProposal } from "~/domain/ledger/keep-rates.server";
import { examplesOf, judgeRate, type NewRate } from "~/domain/ledger/new-rate";
import { rateBook } from "~/domain/ledger/rate-queries.server";
import { signedTimelines } from "~/domain/reporting/rate-timelines.server";
import { daysAfter, formatDate, isoDay } from "~/domain/shared/time";
import { checkForm, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { newRateForm, rateSigningForm } from "~/http/rate-form.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { CommissionForm, EndForm, RatePreview, TaxForm } from "~/ui/money/rate-forms";
import { RateTimelineCard } from "~/ui/money/rate-timeline";
import { rateText, subjectText } from "~/ui/money/rate-words";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

const home = "/dieu-hanh/tien/bieu-phi";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const { personId } = await requireOperator(db, request);
  const now = clock.now();
  const [timelines, categories] = await Promise.all([signedTimelines(db, now), allCategories(db)]);
  return { timelines, categories, meId: personId, tomorrow: isoDay(daysAfter(now, 1)) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.rates_title() }];

type Operator = Awaited<ReturnType<typeof requireOperator>>;

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(wiring().db, request);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  return body.form.has("rateId") ? signRate(operator, body.form) : newRate(operator, body.form);
}

async function newRate(operator: Operator, form: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(form, newRateForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { intent, rate, reason } = reading.value;
  if (!(await isKnownCategory(rate))) return again({ categoryId: m.rates_no_category() }, reading.typed, 422);
  const now = moment();
  if (intent === "propose") {
    const outcome = await proposeRate(db, now, operator, { rate, reason });
    return outcome.ok ? redirect(`${home}?da=1`) : again(faultsOf(outcome.reason), reading.typed, 422);
  }
  const book = await rateBook(db);
  const refusal = judgeRate(rate, book, now.now);
  if (refusal) return again(faultsOf(refusal.reason), reading.typed, 422);
  return again({}, reading.typed, 200, { rate, examples: examplesOf(rate, book) });
}

async function isKnownCategory(rate: NewRate): Promise<boolean> {
  if (rate.kind === "tax" || rate.categoryId === null) return true;
  return (await allCategories(wiring().db)).some(({ id }) => id === rate.categoryId);
}

async function signRate(operator: Operator, form: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(form, rateSigningForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { intent, table, rateId: id } = reading.value;
  const sign = intent === "agree" ? agreeToRate : withdrawRate;
  const outcome = await sign(db, moment(), operator, { table, id });
  if (outcome.ok) return redirect(home);
  switch (outcome.reason) {
    case "same_person":
      return again({ form: m.rates_no_same_person() }, {}, 409);
    case "already_decided":
      return again({ form: m.rates_no_decided() }, {}, 409);
    case "too_late":
      return again({ form: m.rates_no_too_late() }, {}, 409);
  }
}

function faultsOf(reason: Exclude<RateProposal, { ok: true }>["reason"]): FieldFaults {
  switch (reason) {
    case "begins_too_early":
    case "not_midnight":
      return { from: m.rates_no_early() };
    case "begins_too_late":
      return { from: m.rates_no_late() };
    case "same_day":
      return { from: m.rates_no_same_day() };
    case "maximum_below_minimum":
      return { maximum: m.rates_no_maximum() };
    case "nothing_to_end":
      return { categoryId: m.rates_no_end() };
    case "changes_nothing":
      return { form: m.rates_no_change() };
  }
}

type Preview = { rate: NewRate; examples: ReturnType<typeof examplesOf> };

const again = (faults: FieldFaults, typed: Typed, status: number, preview: Preview | null = null) =>
  data({ faults, typed, preview }, { status });

export const shouldRevalidate = readAnew;

export default function OpsRates() {
  const { timelines, categories, meId, tomorrow } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const [params] = useSearchParams();
  const form = { faults: back?.faults ?? {}, typed: back?.typed ?? {}, tomorrow };
  const own = new Set(timelines.map(({ about }) => (about.kind === "commission" ? about.categoryId : null)));
  const withOwnRule = categories.filter(({ id }) => own.has(id));
  return (
    <>
      <h1>{m.rates_title()}</h1>
      <MoneyTabs />
      <p className="muted">{m.rates_text()}</p>
      {params.has("da") && back === undefined && <Notice tone="good">{m.rates_proposed_notice()}</Notice>}
      <FormFaults faults={form.faults} />
      {back?.preview && <Previewed preview={back.preview} categories={categories} typed={back.typed} />}
      {timelines.map(({ about, lines }) => (
        <RateTimelineCard
          key={JSON.stringify(about)}
          title={subjectText(about, categories)}
          lines={lines}
          meId={meId}
        />
      ))}
      <CommissionForm categories={categories} {...form} />
      {withOwnRule.length > 0 && <EndForm categories={withOwnRule} {...form} />}
      <TaxForm {...form} />
    </>
  );
}

function Previewed({
  preview: { rate, examples },
  categories,
  typed,
}: {
  preview: Preview;
  categories: Parameters<typeof subjectText>[1];
  typed: Typed;
}) {
  const title = subjectText(rate, categories);
  return (
    <RatePreview title={title} words={rateText(rate)} day={formatDate(rate.from)} examples={examples} typed={typed} />
  );
}

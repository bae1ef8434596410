import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { lastMonths } from "~/domain/ledger/month";
import { comingToCourier } from "~/domain/ordering/earnings/courier-money-queries.server";
import { changeBankAccount } from "~/domain/payouts/change-bank-account.server";
import { payeeMoney } from "~/domain/payouts/queries.server";
import { payeeCourier } from "~/domain/payouts/types";
import { bankAccountFaults, bankAccountForm } from "~/http/bank-account-form.server";
import { readForm } from "~/http/form.server";
import { requireCourier } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { AccountCard } from "~/ui/money/account-card";
import { MonthLinks } from "~/ui/money/month-links";
import { Figure, MoneyNotice, MoneyTiles } from "~/ui/money/payee-money";
import { PayoutList } from "~/ui/money/payout-list";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const { courierId } = await requireCourier(db, request);
  const now = clock.now();
  const [{ account, ...money }, deliveredVnd] = await Promise.all([
    payeeMoney(db, payeeCourier(courierId), now),
    comingToCourier(db, courierId),
  ]);
  return {
    deliveredVnd,
    months: lastMonths(now, 6),
    money,
    account: account && { ...account, isUsable: account.usableFrom <= now },
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.money_title()} · ${m.app_name()}` }];

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const courier = await requireCourier(db, request);
  const reading = await readForm(request, bankAccountForm);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await changeBankAccount(db, moment(), courier, payeeCourier(courier.courierId), reading.value);
  if (outcome.ok) return redirect("/giao-hang/tien?da-luu=1");
  return formAgain(bankAccountFaults[outcome.reason](), reading.typed);
}

export const clientAction = sayUnsent;

export default function CourierMoney() {
  const { months, money, deliveredVnd, account } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <h1>{m.money_title()}</h1>
      {search.has("da-luu") && !answer && <Notice tone="good">{m.money_account_saved()}</Notice>}
      <FormFaults faults={answer?.faults} />
      <MoneyTiles money={money} />
      <MoneyNotice money={{ obstacle: money.obstacle, returnedWhy: account?.returnedWhy ?? null }} />
      <h2>{m.money_coming()}</h2>
      <div className="day-board money-board">
        <Figure label={m.money_delivered_pay()} vnd={deliveredVnd} />
      </div>
      <h2>{m.money_statements()}</h2>
      <MonthLinks months={months} base="/giao-hang/tien" />
      <AccountCard account={account} mayChange faults={answer?.faults} typed={answer?.typed} />
      <h2>{m.money_payouts()}</h2>
      <PayoutList payouts={money.payouts} />
    </>
  );
}

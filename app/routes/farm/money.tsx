import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { manages } from "~/domain/identity/policy";
import { lastMonths } from "~/domain/ledger/month";
import { comingToSeller } from "~/domain/ordering/earnings/seller-money-queries.server";
import { changeBankAccount } from "~/domain/payouts/change-bank-account.server";
import { payeeMoney } from "~/domain/payouts/queries.server";
import { payeeSeller } from "~/domain/payouts/types";
import { Missing } from "~/domain/shared/missing";
import { bankAccountFaults, bankAccountForm } from "~/http/bank-account-form.server";
import { readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
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
  const { actor, seller } = await requireSeller(db, request);
  const now = clock.now();
  const [{ account, ...money }, coming] = await Promise.all([
    payeeMoney(db, payeeSeller(seller.sellerId), now),
    comingToSeller(db, seller.sellerId),
  ]);
  return {
    money,
    coming,
    account: account && { ...account, isUsable: account.usableFrom <= now },
    mayChange: manages(actor, seller.sellerId),
    months: lastMonths(now, 6),
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.money_title()} · ${m.app_name()}` }];

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor, seller } = await requireSeller(db, request);
  if (!manages(actor, seller.sellerId)) throw new Missing("bank account");
  const reading = await readForm(request, bankAccountForm);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await changeBankAccount(db, moment(), actor, payeeSeller(seller.sellerId), reading.value);
  if (outcome.ok) return redirect("/nha-vuon/tien?da-luu=1");
  return formAgain(bankAccountFaults[outcome.reason](), reading.typed);
}

export const clientAction = sayUnsent;

export default function FarmMoney() {
  const { money, coming, account, mayChange, months } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <h1>{m.money_title()}</h1>
      {search.has("da-luu") && !answer && <Notice tone="good">{m.money_account_saved()}</Notice>}
      <FormFaults faults={answer?.faults} />
      <Link className="tap" to="/nha-vuon/khieu-nai">
        {m.claim_seller_title()}
      </Link>
      <MoneyTiles money={money} />
      <MoneyNotice money={{ obstacle: money.obstacle, returnedWhy: account?.returnedWhy ?? null }} />
      <h2>{m.money_coming()}</h2>
      <div className="day-board money-board">
        <Figure label={m.money_preparing()} vnd={coming.preparingVnd} />
        <Figure label={m.money_delivered()} vnd={coming.deliveredVnd} />
        {coming.complainedVnd > 0 && <Figure label={m.money_complained()} vnd={coming.complainedVnd} />}
      </div>
      <h2>{m.money_statements()}</h2>
      <MonthLinks months={months} base="/nha-vuon/tien" />
      <AccountCard account={account} mayChange={mayChange} faults={answer?.faults} typed={answer?.typed} />
      <h2>{m.money_payouts()}</h2>
      <PayoutList payouts={money.payouts} />
    </>
  );
}

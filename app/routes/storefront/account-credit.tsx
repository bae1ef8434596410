import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { creditStory } from "~/domain/ordering/paying/credit-story-queries.server";
import { withdrawCredit } from "~/domain/payments/credit/withdraw-credit.server";
import { requireActor } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { CreditCard } from "~/ui/payments/credit-view";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.credit_title() }];

const page = "/tai-khoan/so-du";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { phone } = await requireActor(db, request);
  return creditStory(db, phone);
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { phone } = await requireActor(db, request);
  const outcome = await withdrawCredit(db, moment(), { phone });
  if (!outcome.ok) return formAgain({ form: m.credit_nothing_left() }, {}, 409);
  return redirect(page, { status: 303 });
}

export default function AccountCredit() {
  const credit = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{m.credit_title()}</h1>
      <FormFaults faults={answer?.faults} />
      <CreditCard {...credit} />
    </div>
  );
}

import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orderLinks } from "~/domain/ordering/order-queries.server";
import { creditHistory, creditOf, creditOnItsWay } from "~/domain/payments/credit/queries.server";
import { withdrawCredit } from "~/domain/payments/credit/withdraw-credit.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { requireActor } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { creditText } from "~/ui/payments/credit-words";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.credit_title() }];

const page = "/tai-khoan/so-du";

/** What a shopper has with us, and every step of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { phone } = await requireActor(db, request);
  const [balanceVnd, withdrawnVnd, lines] = await Promise.all([
    creditOf(db, phone),
    creditOnItsWay(db, phone),
    creditHistory(db, phone),
  ]);
  const links = await orderLinks(
    db,
    lines.map(({ orderId }) => orderId),
  );
  return {
    balanceVnd,
    withdrawnVnd,
    lines: lines.map(({ at, orderId, ...line }) => ({
      ...line,
      at: at.toISOString(),
      order: links.find((link) => link.orderId === orderId) ?? null,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { phone } = await requireActor(db, request);
  const outcome = await withdrawCredit(db, moment(), { phone });
  if (!outcome.ok) return formAgain({ form: m.credit_nothing_left() }, {}, 409);
  return redirect(page, { status: 303 });
}

export default function AccountCredit() {
  const { balanceVnd, withdrawnVnd, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{m.credit_title()}</h1>
      <FormFaults faults={answer?.faults} />
      {withdrawnVnd > 0 && <Notice tone="good">{m.credit_withdrawn({ amount: formatVnd(withdrawnVnd) })}</Notice>}
      <section className="card stack stack-tight">
        <p>
          {m.credit_balance()} <b className="price">{formatVnd(balanceVnd)}</b>
        </p>
        <p className="small muted">{m.credit_what()}</p>
        {balanceVnd > 0 && (
          <form method="post" className="stack stack-tight">
            <Button look="quiet" wide>
              {m.credit_withdraw()}
            </Button>
            <p className="small muted">{m.credit_withdraw_hint()}</p>
          </form>
        )}
      </section>
      {lines.length === 0 ? (
        <Empty icon="wallet" title={m.credit_empty_title()}>
          <p className="muted">{m.credit_empty_text()}</p>
        </Empty>
      ) : (
        <History lines={lines} />
      )}
    </div>
  );
}

type Lines = ReturnType<typeof useLoaderData<typeof loader>>["lines"];

function History({ lines }: { lines: Lines }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.credit_history()}</h2>
      <ul className="receipt-lines">
        {lines.map(({ kind, amountVnd, at, order }) => (
          <li key={`${at}${kind}${order?.orderId ?? ""}`}>
            <span>
              {creditText(kind)}
              <br />
              <span className="small muted">
                {formatDateTime(at)}
                {order && (
                  <>
                    {" · "}
                    <a className="tap" href={`/don/${order.trackingToken}`}>
                      {m.credit_order({ code: order.code })}
                    </a>
                  </>
                )}
              </span>
            </span>
            <span className="number">
              {amountVnd > 0 ? "+" : ""}
              {formatVnd(amountVnd)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

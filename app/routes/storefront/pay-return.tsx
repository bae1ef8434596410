import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReturn } from "~/domain/payments/note-return.server";
import { payPath } from "~/domain/payments/pay-path";
import { paymentByReference } from "~/domain/payments/queries.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { returnText } from "~/ui/payments/payment-text";
import { PaymentResult } from "~/ui/payments/payment-result";
import { wiring } from "~/wiring.server";

/** The shopper is back from VNPAY. What is shown is what our books say; the address bar moves no money. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { db, gateway, moment } = wiring();
  const now = moment();
  const evidence = { rawQuery: new URL(request.url).search.slice(1), ip: context.ip };
  const returned = await noteReturn(db, now, gateway, evidence);
  if (returned === null) return data({ state: "unreadable" as const }, { status: 400 });
  const payment = await paymentByReference(db, returned.txnRef, now.now);
  if (payment.state === "paid") return redirect(payment.successUrl, { headers: privatePage });
  const retry = payment.canRetry && payment.state !== "waiting" ? payPath(payment.sessionId) : null;
  return data({ ...payment, retry, told: returned.responseCode });
};

export const headers = () => privatePage;

/** Without scripts the page asks again by itself until the bank has answered. */
export const meta: MetaFunction<typeof loader> = ({ data: view }) => {
  const waiting = view?.state === "waiting" ? [{ httpEquiv: "refresh", content: "3" }] : [];
  return [{ title: m.payments_return_title() }, { name: "robots", content: "noindex" }, ...waiting];
};

export default function PayReturn() {
  const view = useLoaderData<typeof loader>();
  if (view.state === "unreadable") {
    return (
      <PaymentResult look="failed" title={m.payments_unreadable_title()} text={m.payments_unreadable_text()} back="/" />
    );
  }
  const { look, title, text } = returnText(view);
  return (
    <PaymentResult
      look={look}
      title={title}
      text={text}
      next={view.state === "failed" && view.retry !== null ? m.payments_failed_next() : null}
      amountVnd={view.amountVnd}
      retry={view.retry}
      back={view.successUrl}
    />
  );
}

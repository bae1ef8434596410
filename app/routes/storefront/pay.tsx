import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { goToPay } from "~/domain/ordering/paying/go-to-pay.server";
import { sessionIdFrom } from "~/domain/payments/pay-path";
import { present } from "~/domain/shared/missing";
import { localeOf } from "~/http/locale.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { PaymentResult } from "~/ui/payments/payment-result";
import { wiring } from "~/wiring.server";

/** Between the shop and VNPAY: each opening is a new visit, so "try again" is just this address again. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { db, env, gateway, moment } = wiring();
  const attempt = await goToPay(db, moment(), gateway, {
    sessionId: present(sessionIdFrom(params["sessionId"]), "payment"),
    ipAddress: context.ip,
    locale: localeOf(request.headers.get("cookie")),
    returnUrl: `${env.publicUrl}/pay/return`,
  });
  if (attempt.ok) return redirect(attempt.redirectUrl, { headers: privatePage });
  if (attempt.reason === "already_paid") return redirect(attempt.successUrl);
  // The order was called off; its own page says so.
  if (attempt.reason === "out_of_stock") return redirect(attempt.cancelUrl);
  return { cancelUrl: attempt.cancelUrl };
};

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.payments_over_title() }];

export default function Pay() {
  const { cancelUrl } = useLoaderData<typeof loader>();
  return <PaymentResult look="over" title={m.payments_over_title()} text={m.payments_over_text()} back={cancelUrl} />;
}

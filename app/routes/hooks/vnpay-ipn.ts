import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import { receiveIpn } from "~/domain/payments/receive-ipn.server";
import { wiring } from "~/wiring.server";

/** VNPAY tells what became of a payment. Always HTTP 200; the code inside says whether to tell again. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { db, gateway, log, moment } = wiring();
  const evidence = { rawQuery: new URL(request.url).search.slice(1), ip: context.ip };
  const now = moment();
  return json(await receiveIpn(db, now, { gateway, log }, evidence, (callback) => receivePayment(db, now, callback)));
};

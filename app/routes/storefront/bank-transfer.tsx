import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orderForTracking, type Receipt } from "~/domain/ordering/order-queries.server";
import { receiveTransfers } from "~/domain/ordering/paying/receive-transfers.server";
import { waitForTransfer } from "~/domain/ordering/paying/wait-for-transfer.server";
import { vietQrPayload } from "~/domain/payments/vietqr/payload";
import { transferContent } from "~/domain/payments/vietqr/transfer-code";
import { Missing, present } from "~/domain/shared/missing";
import { formatTime } from "~/domain/shared/time";
import { qrImage } from "~/http/qr.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { TransferCard } from "~/ui/payments/transfer-card";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => ({ ...privatePage, "Referrer-Policy": "same-origin" });

/** The page asks again by itself until the bank has told. */
export const meta: MetaFunction = () => [
  { title: m.vietqr_title() },
  { name: "robots", content: "noindex" },
  { httpEquiv: "refresh", content: "15" },
];

const isWaiting = ({ status, paidAt }: Receipt): boolean => status === "awaiting_payment" && paidAt === null;

/** Shows how to pay by transfer while there is something to pay; what is shown as paid is what the bank told. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, env, bank, moment } = wiring();
  if (bank === null) throw new Missing("bank account");
  const order = await orderForTracking(db, present(params["token"], "order"));
  const { id, trackingToken, code, holdExpiresAt, payUrl, isUnclear } = order;
  const amountVnd = order.totalVnd - order.creditVnd;
  const back = `/thanh-toan/${trackingToken}`;
  if (!isWaiting(order)) throw redirect(back, { headers: privatePage });
  if (!order.holdsGoods && !(await waitForTransfer(db, moment(), id)).isHeld) throw redirect(back);
  const content = transferContent(code);
  const qr = qrImage(vietQrPayload({ bankBin: bank.bin, account: bank.account, amountVnd, content }), 2);
  return { bank, amountVnd, content, qr, back, payUrl, holdExpiresAt, isUnclear, isDemo: env.isDemo };
}

/** Demonstrations only: the bank that no shopper has tells of the transfer. */
export async function action({ params }: ActionFunctionArgs) {
  const { db, env, bank, moment } = wiring();
  if (!env.isDemo || bank === null) throw new Missing("demo bank");
  const { code, totalVnd, creditVnd, trackingToken } = await orderForTracking(db, present(params["token"], "order"));
  const now = moment();
  const money = {
    amountVnd: totalVnd - creditVnd,
    content: `MBVCB ${transferContent(code)} CHUYEN TIEN`,
    bookedAt: now.now,
  };
  const reference = `DEMO${now.ids.next()}`;
  await receiveTransfers(db, now, bank, [{ provider: "demo", account: bank.account, reference, ...money }]);
  return redirect(`/thanh-toan/${trackingToken}`, { status: 303 });
}

export default function BankTransfer() {
  const { bank, amountVnd, content, qr, back, payUrl, holdExpiresAt, isUnclear, isDemo } =
    useLoaderData<typeof loader>();
  return (
    <div className="stack checkout">
      <section className="card stack hold" aria-live="polite">
        <h1>{m.vietqr_waiting_title()}</h1>
        <p className="row hold-clock">
          <Icon name="clock" />
          <span>
            {m.vietqr_until({ time: formatTime(holdExpiresAt) })} <time dateTime={holdExpiresAt} data-countdown="" />
          </span>
        </p>
        <p className="small muted">{m.vietqr_waiting_text()}</p>
        {isUnclear && <Notice tone="warning">{m.vietqr_unclear()}</Notice>}
      </section>
      {/* Nobody is asked for money twice while a person looks at what came. */}
      {!isUnclear && <TransferCard bank={bank} amountVnd={amountVnd} content={content} qr={qr} />}
      {isDemo && !isUnclear && (
        <form method="post">
          <Button look="quiet" wide>
            {m.vietqr_demo()}
          </Button>
        </form>
      )}
      {payUrl !== null && (
        <ButtonLink to={payUrl} look="quiet" wide>
          {m.vietqr_by_vnpay()}
        </ButtonLink>
      )}
      <ButtonLink to={back} look="quiet" wide>
        {m.vietqr_back()}
      </ButtonLink>
    </div>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { courierPayable } from "~/domain/ledger/accounts";
import { readMonth } from "~/domain/ledger/month";
import { statementPage } from "~/domain/ledger/statement-queries.server";
import { payeeNames } from "~/domain/payouts/queries.server";
import { payeeCourier } from "~/domain/payouts/types";
import { present } from "~/domain/shared/missing";
import { requireCourier } from "~/http/guard.server";
import { pdfDownload } from "~/http/pdf.server";
import { courierSheet } from "~/ui/money/statement-sheet";
import { wiring } from "~/wiring.server";

/** More trips than this nobody makes in a month. */
const most = 1_500;

/** A courier's month as a PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock, printSheet } = wiring();
  const { courierId } = await requireCourier(db, request);
  const month = params["month"] ?? "";
  present(readMonth(month), "month");
  const payee = payeeCourier(courierId);
  const [names, book] = await Promise.all([
    payeeNames(db, [payee]),
    statementPage(db, courierPayable(courierId), { month, size: most }),
  ]);
  const sheet = courierSheet({ month, name: names.get(payee) ?? "", printedAt: clock.now() }, book);
  return pdfDownload(printSheet(sheet), `bang-ke-${month}.pdf`);
}

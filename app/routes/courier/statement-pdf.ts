import type { LoaderFunctionArgs } from "@remix-run/node";
import { courierPayable } from "~/domain/ledger/accounts";
import { readMonth } from "~/domain/ledger/month";
import { statementPage } from "~/domain/ledger/statement-queries.server";
import { carriedParts } from "~/domain/ordering/earnings/courier-money-queries.server";
import { payeeNames } from "~/domain/payouts/queries.server";
import { payeeCourier } from "~/domain/payouts/types";
import { present } from "~/domain/shared/missing";
import { requireCourier } from "~/http/guard.server";
import { pdfDownload } from "~/http/pdf.server";
import { courierSheet } from "~/ui/money/statement-sheet";
import { wiring } from "~/wiring.server";

/** A courier's month as a PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock, printSheet } = wiring();
  const { courierId } = await requireCourier(db, request);
  const month = params["month"] ?? "";
  const span = present(readMonth(month), "month");
  const payee = payeeCourier(courierId);
  const [names, parts, book] = await Promise.all([
    payeeNames(db, [payee]),
    carriedParts(db, courierId, span),
    statementPage(db, courierPayable(courierId), { month, size: 1 }),
  ]);
  const sheet = courierSheet({ month, name: names.get(payee) ?? "", printedAt: clock.now() }, parts, book);
  return pdfDownload(printSheet(sheet), `bang-ke-${month}.pdf`);
}

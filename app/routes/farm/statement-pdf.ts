import type { LoaderFunctionArgs } from "@remix-run/node";
import { readMonth } from "~/domain/ledger/month";
import { soldParts } from "~/domain/ordering/earnings/seller-money-queries.server";
import { payeeNames } from "~/domain/payouts/queries.server";
import { payeeSeller } from "~/domain/payouts/types";
import { present } from "~/domain/shared/missing";
import { requireSeller } from "~/http/guard.server";
import { pdfDownload } from "~/http/pdf.server";
import { sellerSheet } from "~/ui/money/statement-sheet";
import { wiring } from "~/wiring.server";

/** More than this nobody sells in a month. */
const mostSales = 2_000;

/** A seller's month as a PDF, for the cooperative's binder and the tax office. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock, printSheet } = wiring();
  const { seller } = await requireSeller(db, request);
  const month = params["month"] ?? "";
  const payee = payeeSeller(seller.sellerId);
  const [names, parts] = await Promise.all([
    payeeNames(db, [payee]),
    soldParts(db, seller.sellerId, present(readMonth(month), "month"), mostSales),
  ]);
  const sheet = sellerSheet({ month, name: names.get(payee) ?? "", printedAt: clock.now() }, parts);
  return pdfDownload(printSheet(sheet), `bang-ke-${month}.pdf`);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { bankFile, isBankLayout } from "~/domain/payouts/bank-file";
import { payoutRun } from "~/domain/payouts/queries.server";
import { Missing, present } from "~/domain/shared/missing";
import { isoDay } from "~/domain/shared/time";
import { idParam } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { wiring } from "~/wiring.server";

/** The file for the bank: only transfers that it has not sent back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const layout = new URL(request.url).searchParams.get("kieu") ?? "generic";
  if (!isBankLayout(layout)) throw new Missing("layout");
  const run = present(await payoutRun(db, idParam(params["runId"], "payout run")), "payout run");
  const transfers = run.payouts.filter(({ status }) => status !== "returned");
  return new Response(bankFile(layout, transfers), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="chi-tra-${isoDay(run.madeAt)}-${layout}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}

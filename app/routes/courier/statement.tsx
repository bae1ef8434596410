import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { courierPayable } from "~/domain/ledger/accounts";
import { readMonth } from "~/domain/ledger/month";
import { statementPage } from "~/domain/ledger/statement-queries.server";
import { carriedParts } from "~/domain/ordering/earnings/courier-money-queries.server";
import { present } from "~/domain/shared/missing";
import { requireCourier } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BookTable } from "~/ui/money/book-table";
import { CarriedList, CarriedSums } from "~/ui/money/carried-month";
import { monthText } from "~/ui/money/words";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { courierId } = await requireCourier(db, request);
  const text = params["month"] ?? "";
  const month = present(readMonth(text), "month");
  const after = new URL(request.url).searchParams.get("sau") ?? undefined;
  const [parts, book] = await Promise.all([
    carriedParts(db, courierId, month),
    statementPage(db, courierPayable(courierId), { month: text, after }),
  ]);
  return { month: text, parts, book };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.money_statement_title({ month: monthText(data?.month ?? "") }) },
];

export default function CourierStatement() {
  const { month, parts, book } = useLoaderData<typeof loader>();
  const netVnd = parts.reduce((total, part) => total + part.netVnd, 0);
  const transferredVnd = netVnd - (book.openingVnd - book.closingVnd);
  return (
    <>
      <h1>{m.money_statement_title({ month: monthText(month) })}</h1>
      {parts.length === 0 && book.lines.length === 0 ? (
        <Empty icon="wallet" title={m.money_statement_none()} />
      ) : (
        <>
          <CarriedSums parts={parts} transferredVnd={transferredVnd} closingVnd={-book.closingVnd} />
          <a className="button button-quiet" href={`/giao-hang/tien/${month}/pdf`} download>
            {m.money_pdf()}
          </a>
          {parts.length > 0 && <CarriedList parts={parts} />}
          <h2>{m.money_book_title()}</h2>
          <BookTable book={book} sign={-1} />
        </>
      )}
      <Link className="tap" to="/giao-hang/tien">
        {m.money_statement_back()}
      </Link>
    </>
  );
}

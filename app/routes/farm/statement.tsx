import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { sellerPayable } from "~/domain/ledger/accounts";
import { readMonth } from "~/domain/ledger/month";
import { statementPage } from "~/domain/ledger/statement-queries.server";
import { soldParts } from "~/domain/ordering/earnings/seller-money-queries.server";
import { present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { requireSeller } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BookTable } from "~/ui/money/book-table";
import { SoldPartCard } from "~/ui/money/sold-part";
import { monthText } from "~/ui/money/words";
import { PrintButton } from "~/ui/order/print-button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const text = params["month"] ?? "";
  const month = present(readMonth(text), "month");
  const after = new URL(request.url).searchParams.get("sau") ?? undefined;
  const [parts, book] = await Promise.all([
    soldParts(db, seller.sellerId, month),
    statementPage(db, sellerPayable(seller.sellerId), { month: text, after }),
  ]);
  return { month: text, parts, book };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.money_statement_title({ month: monthText(data?.month ?? "") }) },
];

export default function FarmStatement() {
  const { month, parts, book } = useLoaderData<typeof loader>();
  const sum = (of: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return (
    <>
      <div className="row row-spread">
        <h1>{m.money_statement_title({ month: monthText(month) })}</h1>
        <a className="button button-quiet" href={`/nha-vuon/tien/${month}/pdf`} download>
          {m.money_pdf()}
        </a>
        <PrintButton />
      </div>
      {parts.length === 0 ? (
        <Empty icon="wallet" title={m.money_statement_none()} />
      ) : (
        <dl className="facts number-facts card">
          <dt>{m.money_statement_total()}</dt>
          <dd>{m.money_statement_sales({ count: String(parts.length) })}</dd>
          <dt>{m.money_statement_goods()}</dt>
          <dd className="number">{formatVnd(sum(({ goodsVnd }) => goodsVnd))}</dd>
          <dt>{m.money_statement_fee()}</dt>
          <dd className="number">{formatVnd(-sum(({ commissionVnd }) => commissionVnd))}</dd>
          <dt>{m.money_statement_tax()}</dt>
          <dd className="number">{formatVnd(-sum(({ taxVnd }) => taxVnd))}</dd>
          <dt>
            <b>{m.money_statement_net()}</b>
          </dt>
          <dd className="number">
            <b>{formatVnd(sum(({ netVnd, takenBackVnd }) => netVnd - takenBackVnd))}</b>
          </dd>
        </dl>
      )}
      {parts.map((part) => (
        <SoldPartCard key={part.subOrderId} part={part} />
      ))}
      {book.lines.length > 0 && (
        <>
          <h2>{m.money_book_title()}</h2>
          <BookTable book={book} sign={-1} />
        </>
      )}
      <Link className="tap" to="/nha-vuon/tien">
        {m.money_statement_back()}
      </Link>
    </>
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { kindText, signedVnd } from "./words";
import { TableScroll } from "~/ui/primitives/table-scroll";

type Line = { id: string; transactionId: string; at: Date; kind: string; amountVnd: number; balanceVnd: number };
type Book = { openingVnd: number; closingVnd: number; lines: readonly Line[]; next: string | null };

/**
 * A month of an account with its running balance. `sign` is −1 on the page of somebody we owe: what the ledger counts as our
 * debt is their money.
 */
export function BookTable({
  book,
  sign,
  month,
  about,
}: {
  book: Book;
  sign: 1 | -1;
  /** In the address of the next page, where the month is not part of the path. */
  month?: string;
  about?: (transactionId: string, words: string) => ReactNode;
}) {
  return (
    <>
      <TableScroll label={m.money_book_what()}>
        <table className="table">
          <thead>
            <tr>
              <th>{m.money_book_at()}</th>
              <th>{m.money_book_what()}</th>
              <th className="number">{m.money_book_amount()}</th>
              <th className="number">{m.money_book_balance()}</th>
            </tr>
          </thead>
          <tbody>
            <Edge label={m.money_book_closing()} vnd={sign * book.closingVnd} />
            {book.lines.map(({ id, transactionId, at, kind, amountVnd, balanceVnd }) => (
              <tr key={id}>
                <td className="unbroken">{formatDateTime(at)}</td>
                <td>{about ? about(transactionId, kindText(kind)) : kindText(kind)}</td>
                <td className="number">{signedVnd(sign * amountVnd)}</td>
                <td className="number">{formatVnd(sign * balanceVnd)}</td>
              </tr>
            ))}
            {book.next === null && <Edge label={m.money_book_opening()} vnd={sign * book.openingVnd} />}
          </tbody>
        </table>
      </TableScroll>
      {book.next !== null && (
        <Link className="tap" to={month === undefined ? `?sau=${book.next}` : `?thang=${month}&sau=${book.next}`}>
          {m.money_book_older()}
        </Link>
      )}
    </>
  );
}

function Edge({ label, vnd }: { label: string; vnd: number }) {
  return (
    <tr>
      <td />
      <td className="muted">{label}</td>
      <td />
      <td className="number">
        <b>{formatVnd(vnd)}</b>
      </td>
    </tr>
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { kindText, signedVnd } from "./words";

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
      <ol className="card book-lines">
        <Edge label={m.money_book_closing()} vnd={sign * book.closingVnd} />
        {book.lines.map(({ id, transactionId, at, kind, amountVnd, balanceVnd }) => (
          <li key={id} className="statement-item">
            <span>
              {about ? about(transactionId, kindText(kind)) : kindText(kind)}
              <time className="small muted statement-words" dateTime={at.toISOString()}>
                {formatDateTime(at)}
              </time>
            </span>
            <span className="number">
              <b>{signedVnd(sign * amountVnd)}</b>
              <span className="small muted statement-words">
                {m.money_book_after({ balance: formatVnd(sign * balanceVnd) })}
              </span>
            </span>
          </li>
        ))}
        {book.next === null && <Edge label={m.money_book_opening()} vnd={sign * book.openingVnd} />}
      </ol>
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
    <li className="statement-item">
      <span className="muted">{label}</span>
      <b className="number">{formatVnd(vnd)}</b>
    </li>
  );
}

import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages";

type Props = { page: number; hasMore: boolean; to: (page: number) => string };

/** One page back, one page on; nothing where there is nothing. */
export function TurnPages({ page, hasMore, to }: Props) {
  return (
    <nav className="row">
      {page > 1 && (
        <Link className="tap" to={to(page - 1)}>
          {m.page_previous()}
        </Link>
      )}
      {hasMore && (
        <Link className="tap" to={to(page + 1)}>
          {m.page_next()}
        </Link>
      )}
    </nav>
  );
}

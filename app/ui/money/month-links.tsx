import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages";
import { monthText } from "./words";

/** The last months' statements. */
export function MonthLinks({ months, base }: { months: readonly string[]; base: string }) {
  return (
    <nav className="tabs" aria-label={m.money_statements()}>
      {months.map((month) => (
        <Link key={month} className="tab" to={`${base}/${month}`}>
          {monthText(month)}
        </Link>
      ))}
    </nav>
  );
}

import { Link } from "@remix-run/react";
import type { ComparedRow } from "~/domain/payments/settlement-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { verdictText } from "./words";

/** VNPAY's file beside our books, line by line. */
export function SettlementTable({ label, lines }: { label: string; lines: readonly ComparedRow[] }) {
  return (
    <TableScroll label={label}>
      <table className="table">
        <thead>
          <tr>
            <th>{m.money_ops_reference()}</th>
            <th>{m.money_ops_state()}</th>
            <th className="number">{m.money_ops_settlement_theirs()}</th>
            <th className="number">{m.money_ops_settlement_ours()}</th>
            <th className="number">{m.money_ops_settlement_fee()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="unbroken">
                {line.orderId === null ? (
                  line.txnRef
                ) : (
                  <Link className="tap" to={`/dieu-hanh/don/${line.orderId}`}>
                    {line.txnRef}
                  </Link>
                )}
                <div className="small muted">{line.transactionNo}</div>
              </td>
              <td>
                <Badge tone={line.verdict === "agrees" ? "good" : "bad"}>{verdictText(line.verdict)}</Badge>
              </td>
              <td className="number">{line.theirsVnd === null ? "—" : formatVnd(line.theirsVnd)}</td>
              <td className="number">{line.oursVnd === null ? "—" : formatVnd(line.oursVnd)}</td>
              <td className="number">{formatVnd(line.feeVnd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

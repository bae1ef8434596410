import { Link } from "@remix-run/react";
import { colours, movers } from "~/domain/areas/movement";
import type { RuleView } from "~/domain/areas/rule-queries.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { colourText, colourTone, moverText, permissionText } from "./colour-words";

/** What holds where nobody has decided otherwise, as one table: a line for each colour, a column for each of those who move. */
export function BuiltInRules({ rules }: { rules: readonly RuleView[] }) {
  const shown = colours.filter((colour) => rules.some((rule) => rule.colour === colour));
  return (
    <section className="stack stack-tight">
      <h2>{m.areas_rules_built_in_title()}</h2>
      <p className="small muted">{m.areas_rules_built_in()}</p>
      <TableScroll label={m.areas_rules_built_in_title()}>
        <table className="table table-cards">
          <thead>
            <tr>
              <th>{m.areas_rules_colour()}</th>
              {movers.map((mover) => (
                <th key={mover}>{moverText(mover)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((colour) => (
              <tr key={colour}>
                <td className="line">
                  <Badge tone={colourTone[colour]}>{colourText(colour)}</Badge>
                </td>
                {movers.map((mover) => (
                  <td key={mover} className="line">
                    {rules
                      .filter((rule) => rule.colour === colour && rule.mover === mover)
                      .map((rule) => (
                        <Link
                          key={rule.id}
                          to={`?thay=${rule.id}#quy-dinh-moi`}
                          title={m.areas_rules_change()}
                          reloadDocument
                        >
                          {permissionText(mover, rule.permission)}
                        </Link>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

import type { SpellView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { colourText, colourTone } from "./colour-words";

/** An area, its colour and why. */
export function SpellCard({ spell: { areaName, colour, reason, source, state } }: { spell: SpellView }) {
  return (
    <>
      <span className="row row-spread">
        <b>{areaName}</b>
        <span className="row">
          {state === "coming" && <Badge tone="info">{m.areas_ops_coming()}</Badge>}
          <Badge tone={colourTone[colour]}>{colourText(colour)}</Badge>
        </span>
      </span>
      <span>{reason}</span>
      {source !== "" && <span className="small muted">{m.areas_ops_by_paper({ source })}</span>}
    </>
  );
}

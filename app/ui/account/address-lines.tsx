import type { KeptAddress } from "~/domain/identity/views";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";

/** A kept address in a few lines: its name, the door, who receives, and what is wrong with it today. */
export function AddressLines({ address, to }: { address: KeptAddress; to: string }) {
  const { label, street, place, isDefault, isClosed } = address;
  return (
    <span className="stack kept-lines">
      <span className="row">
        <b>{label === "" ? street : label}</b>
        {isDefault && <Badge tone="good">{m.identity_address_default()}</Badge>}
        {isClosed && <Badge tone="bad">{m.identity_address_closed()}</Badge>}
        {place === null && <Badge tone="bad">{m.identity_address_gone()}</Badge>}
      </span>
      <span className="small">
        {[label === "" ? "" : street, place?.communeName, place?.provinceName].filter(Boolean).join(", ")}
      </span>
      <span className="small muted">{to}</span>
    </span>
  );
}

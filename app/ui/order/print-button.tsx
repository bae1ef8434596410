import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

export function PrintButton() {
  return (
    <Button type="button" look="quiet" onClick={() => window.print()}>
      <Icon name="printer" />
      {m.action_print()}
    </Button>
  );
}

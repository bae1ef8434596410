import { Form } from "@remix-run/react";
import type { OwnShop } from "~/domain/identity/views";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";

const kinds = { farm: m.identity_kind_farm, cooperative: m.identity_kind_cooperative };

/** One shop to work for, and whether it is the one on this screen. */
export function ShopChoice({ shop, isPresent }: { shop: OwnShop; isPresent: boolean }) {
  return (
    <Form method="post" className="card stack stack-tight">
      <div className="row row-spread">
        <h2>{shop.name}</h2>
        {isPresent && <Badge tone="good">{m.coop_choose_present()}</Badge>}
      </div>
      <p className="small muted">{kinds[shop.kind]()}</p>
      {!isPresent && (
        <Button name="sellerId" value={shop.sellerId}>
          {m.coop_choose_button()}
        </Button>
      )}
    </Form>
  );
}

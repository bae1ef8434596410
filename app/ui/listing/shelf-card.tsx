import { Form, Link } from "@remix-run/react";
import type { ShelfPack, ShelfProduct } from "~/domain/inventory/types";
import { isRunningLow } from "~/domain/inventory/running-low";
import { m } from "~/paraglide/messages";
import { ProductPhoto, type ShownPhoto } from "~/ui/photo/product-photo";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { shelfPath } from "./step-paths";
import { amount, priceTag, statusWord } from "./words";

/** One product on the seller's shelf: what it costs, what is left, and the few things done most. */
export function ShelfCard({ product, photo }: { product: ShelfProduct; photo: ShownPhoto | null }) {
  const path = `${shelfPath}/${product.id}`;
  return (
    <li className="card shelf-card">
      <Link to={path} className="shelf-photo" tabIndex={-1} aria-hidden>
        <ProductPhoto photo={photo} alt="" sizes="6rem" />
      </Link>
      <div className="stack stack-tight">
        <div className="row row-spread">
          <h2>
            <Link to={path}>{product.name}</Link>
          </h2>
          <Badge tone={product.status === "published" ? "good" : "warning"}>{statusWord(product.status)}</Badge>
        </div>
        {product.packs.map((pack) => (
          <PackRow key={pack.id} pack={pack} />
        ))}
        {product.status === "taken_down" && <p className="muted small">{m.farm_shelf_taken_down()}</p>}
        <div className="row">
          <Link className="link-button" to={`${path}/kho`}>
            {m.farm_shelf_stock()}
          </Link>
          <Link className="link-button" to={path}>
            {m.action_edit()}
          </Link>
          {product.status === "published" && <Move productId={product.id} move="pause" label={m.farm_shelf_pause()} />}
          {product.status === "paused" && <Move productId={product.id} move="resume" label={m.farm_shelf_resume()} />}
        </div>
      </div>
    </li>
  );
}

function PackRow({ pack }: { pack: ShelfPack }) {
  const left =
    pack.available === 0
      ? m.farm_shelf_sold_out()
      : m.farm_shelf_left({ quantity: amount(pack.available, pack.soldBy) });
  return (
    <p className="shelf-pack">
      <span>
        {pack.label} · <span className="price">{priceTag(pack)}</span>
      </span>
      <span className={isRunningLow(pack) ? "low" : "muted"}>
        {left}
        {pack.promised > 0 && ` · ${m.farm_shelf_promised({ quantity: amount(pack.promised, pack.soldBy) })}`}
      </span>
    </p>
  );
}

function Move({ productId, move, label }: { productId: string; move: "pause" | "resume"; label: string }) {
  return (
    <Form method="post" action={shelfPath}>
      <input type="hidden" name="productId" value={productId} />
      <Button look="quiet" small name="move" value={move}>
        {label}
      </Button>
    </Form>
  );
}

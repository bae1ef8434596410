import { photoPath } from "~/domain/media/photo-sources";
import type { ProductView } from "~/domain/search/view-types";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import { sellerKind } from "./words";

export function SellerCard({ seller }: { seller: ProductView["seller"] }) {
  return (
    <a className="card seller-card" href={`/nguoi-ban/${seller.slug}`}>
      <SellerFace photoId={seller.photoId} />
      <span>
        <small className="muted">{sellerKind(seller.kind)}</small>
        <strong>{seller.name}</strong>
        <small className="muted">{m.shop_seller_products({ count: seller.products })}</small>
      </span>
      <Icon name="next" label={m.shop_seller_visit()} />
    </a>
  );
}

export function SellerFace({ photoId }: { photoId: string | null }) {
  return (
    <span className="face">
      {photoId === null ? (
        <Icon name="farm" />
      ) : (
        <img src={photoPath(photoId, 160)} alt="" width={56} height={56} loading="lazy" />
      )}
    </span>
  );
}

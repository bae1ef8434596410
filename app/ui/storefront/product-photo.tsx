import { photoSources } from "~/domain/media/photo-sources";
import type { ProductView } from "~/domain/search/view-types";
import { ProducePhoto } from "./produce-photo";

const sizes = "(min-width:48rem) 28rem, 100vw";

/** The large photo of a product's own page: the first thing painted, so it is not lazy. */
export function ProductPhoto({ product: { photo, name, category } }: { product: ProductView }) {
  if (photo === null) {
    return (
      <figure className="product-hero product-photo">
        <ProducePhoto photoId={null} categorySlug={category.slug} alt={name} eager />
      </figure>
    );
  }
  const { avif, webp, src } = photoSources(photo.id, photo.hasAvif);
  return (
    <figure className="product-hero product-photo">
      <picture>
        {avif !== null && <source type="image/avif" srcSet={avif} sizes={sizes} />}
        <img src={src} srcSet={webp} sizes={sizes} alt={name} width={640} height={640} />
      </picture>
    </figure>
  );
}

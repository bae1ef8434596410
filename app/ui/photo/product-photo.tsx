import { photoSources } from "~/domain/media/photo-sources";
import { Icon } from "~/ui/primitives/icon";

export type ShownPhoto = { readonly id: string; readonly colour?: string | null; readonly hasAvif?: boolean };

type Shape = {
  photo: ShownPhoto | null;
  /** Empty when the name stands right beside it. */
  alt: string;
  /** The width it is shown at, as in `<img sizes>`. */
  sizes: string;
  /** Only for the first picture of a page: it is what the reader came for. */
  eager?: boolean;
};

/**
 * A square produce picture in the smallest format the browser knows, with its main colour until it arrives. The colour is
 * the picture's own, so it is the one style that cannot be a class.
 */
export function ProductPhoto({ photo, alt, sizes, eager = false }: Shape) {
  if (photo === null) {
    return (
      <div className="photo photo-none">
        <Icon name="leaf" {...(alt && { label: alt })} />
      </div>
    );
  }
  const { avif, webp, src } = photoSources(photo.id, photo.hasAvif);
  return (
    <picture>
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      <img
        className="photo"
        src={src}
        srcSet={webp}
        sizes={sizes}
        alt={alt}
        width={320}
        height={320}
        decoding="async"
        loading={eager ? "eager" : "lazy"}
        {...(eager && { fetchpriority: "high" })}
        {...(photo.colour && { style: { backgroundColor: photo.colour } })}
      />
    </picture>
  );
}

import { photoPath } from "~/domain/media/photo-sources";
import { produceSymbol } from "./produce-symbols";

type Shape = {
  photoId: string | null;
  colour?: string | null | undefined;
  categorySlug: string;
  alt: string;
  eager?: boolean;
};

/** A square photo at card size, or the aisle's picture while there is none. */
export function ProducePhoto({ photoId, categorySlug, alt, eager = false }: Shape) {
  if (photoId === null) {
    return (
      <svg className="produce-symbol" role="img" aria-label={alt}>
        <use href={`/produce.svg#${produceSymbol(categorySlug)}`} />
      </svg>
    );
  }
  const sources = `${photoPath(photoId, 160)} 160w, ${photoPath(photoId, 320)} 320w`;
  return (
    <img
      src={photoPath(photoId, 320)}
      srcSet={sources}
      sizes="(min-width:64rem) 14rem, 46vw"
      alt={alt}
      width={320}
      height={320}
      {...(!eager && { loading: "lazy" as const })}
      decoding="async"
    />
  );
}

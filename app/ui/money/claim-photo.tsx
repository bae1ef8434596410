import { photoPath } from "~/domain/media/photo-sources";
import { m } from "~/paraglide/messages";

/** What the shopper photographed; a tap shows it large. */
export function ClaimPhoto({ photoId }: { photoId: string }) {
  return (
    <a className="tap claim-photo" href={photoPath(photoId, 960)}>
      <img src={photoPath(photoId, 160)} alt={m.claim_photo()} width={160} height={160} loading="lazy" />
    </a>
  );
}

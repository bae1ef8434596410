/** A photo from the road, small; it opens large. */
export const ProofPhoto = ({ photoId, alt }: { photoId: string; alt: string }) => (
  <a href={`/media/${photoId}/960.webp`}>
    <img src={`/media/${photoId}/320.webp`} alt={alt} width={160} height={160} loading="lazy" />
  </a>
);

import { useEffect, useId, useRef, useState } from "react";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";
import { ProductPhoto, type ShownPhoto } from "./product-photo";
import { shrinkPhoto } from "./shrink-photo";

/**
 * Camera or gallery, as the phone offers it. With scripts the photo is shown at once and made small before it is sent;
 * without them it is an ordinary file field. JPEG is asked for by name, so that iPhones convert their HEIC themselves.
 */
export function PhotoPicker({
  name,
  kept,
  fault,
}: {
  name: string;
  kept: ShownPhoto | null;
  fault?: string | undefined;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview]);

  async function show(): Promise<void> {
    const chosen = input.current?.files?.[0];
    if (!chosen || !input.current) return setPreview(null);
    const small = await shrinkPhoto(chosen);
    const files = new DataTransfer();
    files.items.add(small);
    input.current.files = files.files;
    setPreview(URL.createObjectURL(small));
  }

  const isChosen = preview !== null || kept !== null;
  const shownFault = preview === null ? fault : undefined;
  return (
    <div className="photo-picker">
      {shownFault && (
        <span className="field-fault" id={`${id}-fault`}>
          {shownFault}
        </span>
      )}
      <label htmlFor={id} className={isChosen ? "photo-drop photo-drop-full" : "photo-drop"}>
        {preview ? (
          <img className="photo" src={preview} alt="" width={320} height={320} />
        ) : (
          kept && <ProductPhoto photo={kept} alt={m.farm_listing_photo_kept()} sizes="100vw" eager />
        )}
        <span className={isChosen ? "photo-drop-tag" : "photo-drop-call"}>
          <Icon name="camera" />
          {isChosen ? m.farm_listing_photo_again() : m.farm_listing_photo_label()}
        </span>
      </label>
      <input
        ref={input}
        id={id}
        className={isScripted ? "visually-hidden" : "photo-input"}
        type="file"
        name={name}
        accept="image/jpeg,image/png,image/webp"
        onChange={() => void show()}
        {...(shownFault && { "aria-invalid": true, "aria-describedby": `${id}-fault` })}
      />
      <p className="muted small">{m.farm_listing_photo_hint()}</p>
    </div>
  );
}

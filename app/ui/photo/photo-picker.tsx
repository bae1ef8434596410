import { useEffect, useId, useRef, useState } from "react";
import { m } from "~/paraglide/messages";
import type { Texts } from "~/ui/forms/fields-of";
import { Icon } from "~/ui/primitives/icon";
import { ProductPhoto, type ShownPhoto } from "./product-photo";
import { isReadable, shrinkPhoto } from "./shrink-photo";

/**
 * Camera or gallery, as the phone offers it. With scripts the photo is shown at once and made small before it is sent;
 * without them it is an ordinary file field. JPEG is asked for by name, so that iPhones convert their HEIC themselves.
 * What was wrong with a photo is said until another is chosen.
 */
export function PhotoPicker({
  name,
  kept,
  faults,
}: {
  name: string;
  kept: ShownPhoto | null;
  /** One object for each answer: the same words about the next photo are news. */
  faults: Texts | undefined;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** Where the chosen photo can be shown from; empty when the browser cannot read it. */
  const [chosen, setChosen] = useState<string | null>(null);
  const [answered, setAnswered] = useState<Texts | undefined>();
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen)), [chosen]);

  async function show(): Promise<void> {
    const taken = input.current?.files?.[0];
    if (!taken || !input.current) return setChosen(null);
    const small = await shrinkPhoto(taken);
    const files = new DataTransfer();
    files.items.add(small);
    input.current.files = files.files;
    setChosen((await isReadable(small)) ? URL.createObjectURL(small) : "");
    setAnswered(faults);
  }

  const fault = faults === answered ? undefined : faults?.[name];
  const preview = fault === undefined ? chosen : null;
  const isChosen = preview !== null || kept !== null;
  return (
    <div className="photo-picker">
      {fault && (
        <span className="field-fault" id={`${id}-fault`}>
          {fault}
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
        {...(fault && { "aria-invalid": true, "aria-describedby": `${id}-fault` })}
      />
      <p className="muted small">{m.farm_listing_photo_hint()}</p>
    </div>
  );
}

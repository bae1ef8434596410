import { useEffect, useId, useState } from "react";
import { m } from "~/paraglide/messages";
import { Icon } from "~/ui/primitives/icon";

/**
 * The camera behind a button of ours: the browser's own says "Choose file" in the phone's language, not in the page's. Without
 * scripts nobody could see that a picture was taken, so there the browser's field stays.
 */
export function CameraField({ name, label, required = true }: { name: string; label: string; required?: boolean }) {
  const id = useId();
  const [isScripted, setScripted] = useState(false);
  const [taken, setTaken] = useState("");
  useEffect(() => setScripted(true), []);
  return (
    <div className="field camera-field">
      <label htmlFor={id} className="button button-quiet button-wide">
        <Icon name={taken === "" ? "camera" : "check"} /> {label}
      </label>
      <input
        id={id}
        className={isScripted ? "visually-hidden" : "input"}
        type="file"
        name={name}
        accept="image/*"
        capture="environment"
        required={required}
        onChange={({ currentTarget }) => setTaken(currentTarget.files?.[0]?.name ?? "")}
      />
      <p className="small muted" aria-live="polite">
        {taken === "" ? "" : m.courier_photo_taken({ name: taken })}
      </p>
    </div>
  );
}

import type { IconName } from "./icon-names";

/** A picture from the sprite. Decorative unless `label` says what it means. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg className="icon" {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}

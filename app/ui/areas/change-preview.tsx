import type { AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { m } from "~/paraglide/messages";
import type { Texts } from "~/ui/forms/fields-of";
import { PreviewCard } from "./preview-card";

/** What is added has a title of its own; what ends is called by its card. */
export type TitledPreview = AreaPreview & { readonly title: string | null };

type Shape = {
  preview: TitledPreview;
  endTitle: string;
  typed: Texts;
  back: string;
};

/** A rule or a border that is to be added or to end, before it does. */
export function ChangePreview({ preview, endTitle, typed, back }: Shape) {
  return (
    <PreviewCard
      preview={preview}
      title={preview.title ?? endTitle}
      typed={typed}
      confirmText={preview.title === null ? m.areas_end_confirm() : m.areas_preview_confirm()}
      back={back}
    />
  );
}

import { z } from "zod";
import { emptyDraft, type DraftFields } from "../listing-draft";
import { packChoiceNames } from "../pack-choices";

const whole = z.number().int();

const schema = z.object({
  photoId: z.uuid().nullable().catch(null),
  name: z.string().catch(""),
  categoryId: z.string().nullable().catch(null),
  packs: z
    .array(
      z.object({
        choice: z.enum(packChoiceNames),
        priceVnd: whole,
        gramsPerUnit: whole.nullable(),
        quantity: whole.nullable(),
      }),
    )
    .catch([]),
  harvestedOn: z.iso.date().nullable().catch(null),
  producerId: z.uuid().nullable().catch(null),
  description: z.string().catch(""),
});

/** A draft as it was saved, perhaps by an older version of this form: what no longer fits is asked again. */
export const readFields = (json: unknown): DraftFields =>
  schema.catch({ ...emptyDraft, packs: [] }).parse({ ...emptyDraft, ...toObject(json) });

const toObject = (json: unknown): object => (typeof json === "object" && json !== null ? json : {});

import { field } from "./form.server";

/** Fields of a form that shows what it would do before it does it: look, confirm what was seen, insist on what became of it. */
export const previewStep = {
  step: field.choice(["preview", "confirm", "insist"]).default("preview"),
  /** What was seen when the form was confirmed. */
  seen: field.optionalText(100_000),
};

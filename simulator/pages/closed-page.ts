import { frame } from "./frame";
import { langOf, texts } from "./texts";

/** Paid, and the shopper never goes back to the shop. */
export function closedPage(locale: "vn" | "en"): string {
  const lang = langOf(locale);
  const t = texts[lang];
  return frame(lang, t.closedTitle, `<section><h1>${t.closedTitle}</h1><p>${t.closedText}</p></section>`);
}

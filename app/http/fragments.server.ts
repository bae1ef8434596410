import { renderToStaticMarkup } from "react-dom/server";
import type { KeepFragment } from "~/ui/primitives/fragment";

/** Keeps the parts made last; what is still wanted is made again. A product card is about 1 KB. */
export function keepFragments(most: number): KeepFragment {
  const known = new Map<string, string>();
  return (key, part) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const html = renderToStaticMarkup(part());
    known.set(key, html);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return html;
  };
}

import { renderToStaticMarkup } from "react-dom/server";
import type { KeepFragment } from "~/ui/primitives/fragment";

/** Keeps the parts that were asked for last. A product card is about 1 KB. */
export function keepFragments(most: number): KeepFragment {
  const known = new Map<string, string>();
  return (key, part) => {
    const before = known.get(key);
    if (before !== undefined) {
      known.delete(key);
      known.set(key, before);
      return before;
    }
    const html = renderToStaticMarkup(part());
    known.set(key, html);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return html;
  };
}

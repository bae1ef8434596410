import { AsyncResource } from "node:async_hooks";

/**
 * Keeps the parts made last; what is still wanted is made again. A product card is about 1 KB. A part that is missing is made
 * after the page that wanted it: React cannot render inside a rendering.
 */
export function keepFragments<Part>(
  most: number,
  render: (part: Part) => string,
  later: (work: () => void) => void = setImmediate,
): (key: string, part: () => Part) => string | undefined {
  const known = new Map<string, string>();
  const wanted = new Map<string, () => string>();

  const makeWanted = (): void => {
    for (const [key, make] of wanted) known.set(key, flat(make()));
    wanted.clear();
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  };

  return (key, part) => {
    const html = known.get(key);
    if (html === undefined) {
      if (wanted.size === 0) later(makeWanted);
      // Bound to this page's request, so that it is made in its language.
      wanted.set(
        key,
        AsyncResource.bind(() => render(part())),
      );
    }
    return html;
  };
}

/** React's text is a tree of hundreds of short pieces, which every page that holds it would walk again. */
const flat = (text: string): string => Buffer.from(text).toString();

/** The board's page asks Google for its letters; ours asks nobody outside, and the system's letters serve. */
export const withoutForeignFonts = (html: string): string =>
  html.replace(/<link\b[^>]*\bhref="https:\/\/fonts\.g[^"]*"[^>]*>/g, "");

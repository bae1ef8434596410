/** Whether an Accept-Encoding header takes this encoding: named, and not with "q=0". */
export const accepts = (header: string, encoding: "gzip" | "br"): boolean =>
  header.includes(encoding) && !(header.includes("q=0") && refused[encoding].test(header));

const refused = {
  gzip: /\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/,
  br: /\bbr\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/,
} as const;

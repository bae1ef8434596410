const browsers: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, "Zalo"],
  [/FBAN|FBAV/, "Facebook"],
  [/coc_coc_browser/i, "Cốc Cốc"],
  [/Edg/, "Edge"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/OPR|Opera/, "Opera"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iPhone"],
  [/Windows/, "Windows"],
  [/Mac OS/, "Mac"],
  [/Linux|X11/, "Linux"],
];

/** "Chrome · Android": enough to recognise one's own phone in a list; the user agent itself is not kept. */
export function deviceName(userAgent: string | null): string {
  const known = [browsers, systems].flatMap((table) => table.find(([sign]) => sign.test(userAgent ?? ""))?.[1] ?? []);
  return known.length > 0 ? known.join(" · ") : "?";
}

import { type Lang, texts } from "./texts";

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Link = { readonly href: string; readonly text: string; readonly isMain?: boolean };

const style = `
body { margin: 0; background: #f3f5f2; color: #1d2a1f; font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 30rem; margin: 12vh auto 0; padding: 1.5rem; background: #fff; border: 1px solid #d5ddd3; border-radius: .75rem; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 1.25rem; }
header { margin: 0 0 1.25rem; padding: 0 0 1rem; border-bottom: 1px solid #d5ddd3; }
header strong { display: block; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
header span { color: #55635a; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .75rem; }
a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1.1rem; border: 1px solid #276738; border-radius: .5rem; color: #276738; font-weight: 600; text-decoration: none; }
a.main { background: #276738; color: #fff; }
a:focus-visible { outline: 3px solid #e0a81f; outline-offset: 2px; }
@media (max-width: 32rem) {
  main { margin: 0; min-height: 100vh; box-sizing: border-box; border: 0; border-radius: 0; }
  a { flex: 1 1 100%; justify-content: center; }
}
`;

export type Notice = {
  readonly lang: Lang;
  /** What is paid for, and how much. */
  readonly order?: { readonly amountVnd: number; readonly what: string };
  readonly title: string;
  readonly text: string;
  readonly links: readonly Link[];
  /** Seconds until the page asks again. */
  readonly refreshS?: number;
};

/** A page that says one thing and where to go from there. Works without scripts. */
export const noticePage = ({ lang, links, order, refreshS, text, title }: Notice): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${refreshS === undefined ? "" : `<meta http-equiv="refresh" content="${refreshS}">\n`}<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>
${
  order === undefined
    ? ""
    : `<header><strong>${dong(order.amountVnd)}</strong><span>${escape(order.what)}</span></header>
`
}<h1>${escape(title)}</h1>
<p>${escape(text)}</p>
<nav>${links.map(({ href, isMain, text: label }) => `<a href="${escape(href)}"${isMain ? ' class="main"' : ""}>${escape(label)}</a>`).join(" ")}</nav>
</main></body>
</html>`;

/** "120.000 ₫", in both languages: it is how money looks here. */
const dong = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, ".")} ₫`;

/** Nothing is known about the session: there is no shop to lead back to. */
export const unknownPage = (lang: Lang): string =>
  noticePage({ lang, title: texts[lang].unknownTitle, text: texts[lang].unknownText, links: [] });

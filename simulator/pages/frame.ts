import { style } from "./style";

/** Text in a page: nothing a merchant sends becomes markup. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function frame(lang: "vi" | "en", title: string, body: string, head = ""): string {
  const notice = lang === "vi" ? "Trang mô phỏng: không có tiền thật" : "Simulated page: no real money";
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
${head}<style>${style}</style>
</head>
<body>
<p class="notice">${notice}</p>
<header><strong>VNPAY</strong> <span>${lang === "vi" ? "Cổng thanh toán" : "Payment gateway"}</span></header>
<main>${body}</main>
</body>
</html>`;
}

import type { AttemptRecord, SessionRecord } from "../../stripe/records";
import { noticePage } from "./notice";
import { type Lang, texts } from "./texts";

/** Where a shopper goes, or what they see. */
export type Next =
  | { readonly kind: "redirect"; readonly url: string }
  | { readonly kind: "page"; readonly status: number; readonly html: string };

export const successUrl = ({ id, successUrl: url }: SessionRecord): string =>
  url.replaceAll("{CHECKOUT_SESSION_ID}", id);

const refreshS = 3;

/**
 * What the books say decides, never the browser's query. Paid: on to the shop. Cancelled: back to it. Declined: a page to try
 * again. Not known yet: a page that waits and says so.
 */
export function afterVisit(session: SessionRecord, attempt: AttemptRecord, lang: Lang, payPage: string): Next {
  const t = texts[lang];
  const order = orderOf(session);
  const back = session.cancelUrl === null ? [] : [{ href: session.cancelUrl, text: t.back }];
  switch (attempt.status) {
    case "paid":
    case "suspected":
      return { kind: "redirect", url: successUrl(session) };
    case "unapplied":
      return page(200, { lang, title: t.refundedTitle, text: t.refundedText, links: back, order });
    case "failed":
    case "expired": {
      if (session.isPaid) return { kind: "redirect", url: successUrl(session) };
      if (attempt.responseCode === "24" && session.cancelUrl !== null)
        return { kind: "redirect", url: session.cancelUrl };
      const again = session.status === "open" ? [{ href: payPage, text: t.again, isMain: true }] : [];
      return page(200, { lang, title: t.declinedTitle, text: t.declinedText, links: [...again, ...back], order });
    }
    case "open":
    case "returned":
    case "review":
      return page(200, { lang, title: t.waitingTitle, text: t.waitingText, links: back, order, refreshS });
  }
}

const orderOf = ({ amountVnd, description, items }: SessionRecord) => ({
  amountVnd,
  what: description ?? items.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(", "),
});

const page = (status: number, notice: Parameters<typeof noticePage>[0]): Next => ({
  kind: "page",
  status,
  html: noticePage(notice),
});

/** The page before VNPAY, when there is nothing to pay any more. */
export function closedSession(session: SessionRecord, lang: Lang): Next {
  if (session.status === "complete") return { kind: "redirect", url: successUrl(session) };
  const t = texts[lang];
  const links = session.cancelUrl === null ? [] : [{ href: session.cancelUrl, text: t.back, isMain: true }];
  return page(410, { lang, title: t.expiredTitle, text: t.expiredText, links, order: orderOf(session) });
}

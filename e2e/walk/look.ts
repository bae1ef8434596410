import axe from "axe-core";
import type { Page } from "@playwright/test";

/** What axe calls serious or critical, by the WCAG 2.2 AA rules and its own good practice (landmarks, heading order). */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const engine = Reflect.get(window, "axe") as typeof import("axe-core");
    const { violations: found } = await engine.run(document, { resultTypes: ["violations"] });
    return { violations: found.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(said) })) };

    function said({ target, failureSummary }: { target: unknown; failureSummary?: string }): string {
      return `${String(target)} — ${(failureSummary ?? "").replace(/\s+/g, " ").slice(0, 220)}`;
    }
  });
  return violations
    .filter(({ id, impact }) => impact === "serious" || impact === "critical" || mustHold.has(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node}`));
}

/** Only moderate to axe; not to somebody who hears the page. */
const mustHold = new Set([
  "heading-order",
  "page-has-heading-one",
  "landmark-one-main",
  "landmark-unique",
  "landmark-no-duplicate-main",
  "region",
  "label-title-only",
  "empty-heading",
]);

/** Things to press that a thumb misses: under 44 px either way. A link inside a sentence is as high as its line. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 43.5;
    const pressable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
    return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
      const box = areaOf(element);
      const isHidden = box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true });
      if (isHidden || isInSentence(element) || (box.width >= least && box.height >= least)) return [];
      const name = element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
      return [`${Math.round(box.width)}×${Math.round(box.height)} ${name}`];
    });

    /** Pressing a label presses its box or button: the larger of the two counts. */
    function areaOf(element: HTMLElement): DOMRect {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const isTick = element instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(element.type);
      const own = element.getBoundingClientRect();
      return isTick && label && own.height < label.getBoundingClientRect().height ? label.getBoundingClientRect() : own;
    }

    function isInSentence(element: HTMLElement): boolean {
      if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
      const around = element.closest("p, li, dd, td, label, legend");
      return around !== null && around.textContent.trim().length > element.textContent.trim().length + 3;
    }
  });

/** What makes a page wider than the window. */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.body.querySelectorAll<HTMLElement>("*")]
      .filter((element) => element.getBoundingClientRect().right > wide + 1)
      .slice(0, 3)
      .map((element) => `${Math.round(element.getBoundingClientRect().right)} px ${element.outerHTML.slice(0, 100)}`);
  });

/** The same on a phone whose owner reads letters half as large again. */
export async function overflowInLargeLetters(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.documentElement.style.fontSize = "150%"));
  return overflow(page);
}

/** Walks with the Tab key; says where the focus cannot be seen. */
export async function unseenFocus(page: Page, steps: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      const seen = [at, at.parentElement, at.nextElementSibling].some((element) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && outlineWidth !== "0px") || (element === at && boxShadow !== "none");
      });
      const { width, height } = at.getBoundingClientRect();
      return seen && width > 0 && height > 0 ? null : at.outerHTML.replace(/\s+/g, " ").slice(0, 120);
    });
    if (fault !== null) unseen.push(fault);
  }
  return unseen;
}

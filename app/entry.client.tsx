import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLocale, overwriteGetLocale } from "~/paraglide/runtime";

const { lang } = document.documentElement;
overwriteGetLocale(() => (isLocale(lang) ? lang : "vi"));
void readData().then(hydrate);

/**
 * Remix suspends the whole page until its loaders' data is decoded. A click or a form sent meanwhile makes React hydrate at
 * once, a root cannot suspend then, and React gives up with #345. So the data is decoded before React hears of the page:
 * asked outside React, RemixBrowser begins to decode and throws what to wait for. Until then forms are plain forms.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (reading) {
    await reading;
  }
}

function hydrate(): void {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

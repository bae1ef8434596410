import { isUnreached } from "./say-unsent";

/**
 * A page that looks for news of its own accord: what it showed last stays when the network goes away in the middle of a look, or
 * between a form and the page after it. `show` is told what is on the screen; `look` is the page's `clientLoader`.
 */
export function keepPage() {
  let shown: { readonly data: unknown } | null = null;
  return {
    show: (data: unknown): void => {
      shown = { data };
    },
    look: async ({ serverLoader }: { serverLoader: () => Promise<unknown> }): Promise<unknown> => {
      try {
        return await serverLoader();
      } catch (error) {
        if (shown === null || !isUnreached(error)) throw error;
        return shown.data;
      }
    },
  };
}

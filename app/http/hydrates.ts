/** A page asks for scripts with `export const handle = { hydrate: true }`; all others are plain HTML. */
export const hydrates = (routes: readonly { readonly handle?: unknown }[]): boolean =>
  routes.some(
    ({ handle }) => typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true,
  );

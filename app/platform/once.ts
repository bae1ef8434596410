/** One value per process, kept through development reloads and between bundles. */
export function once<T>(key: string, make: () => T): T {
  const shelf = globalThis as unknown as { choQueOnce?: Map<string, unknown> };
  shelf.choQueOnce ??= new Map();
  if (!shelf.choQueOnce.has(key)) shelf.choQueOnce.set(key, make());
  return shelf.choQueOnce.get(key) as T;
}

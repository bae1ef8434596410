/** How many couriers fail at which rule, as it was written beside the shipment. */
export function unassignedWhy(json: unknown): Record<string, number> {
  if (typeof json !== "object" || json === null) return {};
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}

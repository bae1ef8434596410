/** Aisles whose goods are picked by hand: "hái". */
export const pickedAisles: ReadonlySet<string> = new Set(["rau-cu", "trai-cay", "nam"]);

/** Aisles where the day of the harvest is news. Nobody harvests sausages, fish sauce or cloth, though their batches have a day too. */
export const harvestedAisles: ReadonlySet<string> = new Set([
  ...pickedAisles,
  "gao-ngu-coc",
  "thuy-hai-san",
  "tra-ca-phe",
  "mat-ong-thao-duoc",
]);

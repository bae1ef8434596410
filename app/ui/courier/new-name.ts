/**
 * The event's name as the page gave it, unless something of that name was refused: what a courier says after that is said anew,
 * and under the old name would get the old answer. The page learns of the refusal only with a network.
 */
export function newName(name: string, refused: ReadonlySet<string>): string {
  let [free, count] = [name, 1];
  while (refused.has(free)) free = `${name}:${(count += 1)}`;
  return free;
}

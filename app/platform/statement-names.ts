const mostNames = 400;
const longestStatement = 8_000;

/**
 * PostgreSQL parses and plans a named statement once per connection. Only texts that come again get a name, and only so many,
 * because each costs memory in every connection: lists of varying length make ever new texts.
 */
export function statementNames(): (text: string) => string {
  const seenOnce = new Set<string>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNames || text.length > longestStatement) return "";
    if (!seenOnce.delete(text)) {
      if (seenOnce.size >= mostNames) seenOnce.clear();
      seenOnce.add(text);
      return "";
    }
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

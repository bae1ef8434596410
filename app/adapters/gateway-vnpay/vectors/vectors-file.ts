/** One worked example: what goes in, and what must come of it. Fields that a kind has no use for are absent. */
export type Vector = {
  readonly kind: string;
  readonly name: string;
  readonly secret: string;
  readonly params: Readonly<Record<string, string>>;
  readonly signData?: string;
  readonly secureHash?: string;
  readonly url?: string;
  readonly rawQuery?: string;
  readonly expectValid?: boolean;
  readonly expectOutcome?: string;
};

/** Reads a file of vectors: `{ "vectors": [...] }` or the bare list. @throws Error that says which entry is not one. */
export function readVectors(text: string): Vector[] {
  const file: unknown = JSON.parse(text);
  const list = isRecord(file) ? file["vectors"] : file;
  if (!Array.isArray(list)) throw new Error('no list of vectors: expected { "vectors": [...] }');
  return list.map((entry: unknown, at) => {
    if (!isRecord(entry)) throw new Error(`vector ${at + 1} is not an object`);
    return readVector(entry, at);
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readVector(entry: Record<string, unknown>, at: number): Vector {
  const { expectValid, params } = entry;
  const textOf = (name: string): string | undefined => {
    const value = entry[name];
    return typeof value === "string" ? value : undefined;
  };
  const given = Object.entries(isRecord(params) ? params : {}).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const optional = Object.fromEntries(
    ["signData", "secureHash", "url", "rawQuery", "expectOutcome"].flatMap((name) => {
      const value = textOf(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    kind: textOf("kind") ?? "",
    name: textOf("name") ?? `vector ${at + 1}`,
    secret: textOf("secret") ?? "",
    params: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    ...optional,
    ...(typeof expectValid === "boolean" ? { expectValid } : {}),
  };
}

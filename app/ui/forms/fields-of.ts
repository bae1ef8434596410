export type Texts = Readonly<Record<string, string>>;

/**
 * What a form says of its fields: each keeps what was typed before it was refused, and what is wrong with it.
 * `otherwise` is what stands there at first.
 */
export const fieldsOf =
  (faults: Texts, typed: Texts) =>
  (
    name: string,
    otherwise?: string,
  ): { name: string; defaultValue: string | undefined; fault: string | undefined } => ({
    name,
    defaultValue: typed[name] ?? otherwise,
    fault: faults[name],
  });

export type AreaFact = { closureId: string; provinceCode: string; communeCode: string | null };

export const areaClosed = (fact: AreaFact) =>
  ({ type: "area.closed", subject: `area:${fact.provinceCode}`, payload: fact }) as const;
export const areaReopened = (fact: AreaFact) =>
  ({ type: "area.reopened", subject: `area:${fact.provinceCode}`, payload: fact }) as const;

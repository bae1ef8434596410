import type { AreaRef, Colour } from "./movement";

export type ProvinceChoice = { code: string; name: string };
export type CommuneChoice = { code: string; name: string };

/** A commune found by its present or its former name. `formerly` says which old address led here. */
export type FoundCommune = {
  communeCode: string;
  name: string;
  provinceCode: string;
  provinceName: string;
  formerly: string | null;
};

export type ResolvedPlace = {
  provinceCode: string;
  provinceName: string;
  communeCode: string;
  communeName: string;
  lat: number;
  lng: number;
  /** Whether the person pinned the spot, or it is the commune's centre. */
  isPinned: boolean;
};

/** A colour an area is under for a time, to be read by people. */
export type SpellView = {
  id: string;
  area: AreaRef;
  areaName: string;
  colour: Colour;
  reason: string;
  source: string;
  from: string;
  until: string | null;
  state: "coming" | "running" | "over";
};

/** How far and how long by road. */
export type RoadTrip = { metres: number; seconds: number };

/** `found` is null until somebody searched. */
export type PickerView = {
  provinces: ProvinceChoice[];
  communes: CommuneChoice[];
  provinceCode: string;
  communeCode: string;
  text: string;
  found: FoundCommune[] | null;
};

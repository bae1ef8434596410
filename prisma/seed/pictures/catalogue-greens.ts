import type { Recipe } from "./catalogue";
import type { Paint } from "./draw";
import { emoji } from "./emoji";
import { fruit, half, type Fruit } from "./fruit";
import { bunch, root, rosette, sticks, type Leaf } from "./greens";
import { paints as p } from "./paints";
import type { Arrangement } from "./scene";
import type { Surface } from "./surfaces";

const tied =
  (surface: Surface, paint: Paint, leaf: Leaf, stalk: string, spread = 30, stems = 18, flower?: string): Recipe =>
  (luck) => {
    const shape = { ...paint, leaf, stalk, spread, stems, ...(flower ? { flower } : {}) };
    return {
      surface,
      arrangement: "row",
      size: 430,
      turn: 12,
      motifs: [bunch("a", shape, luck), bunch("b", shape, luck), bunch("c", shape, luck)],
    };
  };

const heads =
  (
    surface: Surface,
    paint: Paint & { rings: number; curl: boolean; heart: string },
    arrangement: Arrangement = "few",
    size = 310,
  ): Recipe =>
  (luck) => ({
    surface,
    arrangement,
    size,
    turn: 40,
    motifs: [rosette("a", paint, luck), rosette("b", paint, luck)],
  });

const roots =
  (surface: Surface, size: number, paint: Parameters<typeof root>[1], cut?: { skin: string; flesh: Paint }): Recipe =>
  (luck) => ({
    surface,
    arrangement: "heap",
    size,
    turn: 70,
    motifs: [
      root("a", paint, luck),
      root("b", paint, luck),
      ...(cut ? [root("d", paint, luck), root("e", paint, luck), half("h", { w: 24, h: 24, ...cut }, luck)] : []),
    ],
  });

const pods =
  (surface: Surface, paint: Parameters<typeof sticks>[1]): Recipe =>
  (luck) => ({
    surface,
    arrangement: "row",
    size: 400,
    turn: 16,
    motifs: [sticks("a", paint, luck), sticks("b", paint, luck)],
  });

const drawn =
  (surface: Surface, size: number, name: string, arrangement: Arrangement = "heap", turn = 24): Recipe =>
  () => ({ surface, arrangement, size, turn, motifs: [emoji(name)] });

const balls =
  (surface: Surface, size: number, shape: Fruit, arrangement: Arrangement = "heap", turn = 24): Recipe =>
  (luck) => ({ surface, arrangement, size, turn, motifs: [fruit("a", shape, luck), fruit("b", shape, luck)] });

const pumpkin: Fruit = { light: "#ffc46b", base: "#dd7f22", dark: "#8a420c", w: 47, h: 37, skin: "ribs", stem: true };

export const greenScenes: Readonly<Record<string, Recipe>> = {
  "water-spinach": tied("palewood", p.green, "long", "#a5cf7c", 34, 22),
  "choy-sum": tied("linen", p.deep, "spoon", "#d9edb8", 28, 14, "#f6d743"),
  "bok-choy": heads("wood", {
    light: "#f2f8de",
    base: "#6fae4a",
    dark: "#2c6e2c",
    rings: 4,
    curl: false,
    heart: "#dff0b0",
  }),
  "mustard-greens": tied("wood", p.green, "curly", "#cfe6a0", 32, 14),
  lettuce: heads("palewood", {
    light: "#eaf7b4",
    base: "#9fd052",
    dark: "#4f8f2c",
    rings: 5,
    curl: true,
    heart: "#e9f5a8",
  }),
  watercress: tied("blue", p.deep, "round", "#7fb26a", 36, 24),
  amaranth: tied("palewood", { light: "#d98aa0", base: "#8c2a4c", dark: "#3f5a2a" }, "spoon", "#c2557a", 30, 16),
  pennywort: tied("linen", p.green, "round", "#9fc77a", 38, 26),
  herbs: tied("wood", p.deep, "feather", "#86b968", 36, 26),
  scallion: tied("palewood", p.green, "blade", "#f3f6e2", 18, 16),
  celery: tied("linen", p.lime, "feather", "#cfe39a", 22, 12),
  kale: tied("darkwood", p.deep, "curly", "#9cc489", 34, 14),
  cabbage: heads("wood", {
    light: "#f1f8d6",
    base: "#b9d98a",
    dark: "#6fa04c",
    rings: 5,
    curl: false,
    heart: "#f4f8dc",
  }),
  "chayote-tips": tied("leaf", p.lime, "round", "#a7cf6f", 40, 20),
  sesbania: tied("blue", { light: "#fff2a0", base: "#f2c92e", dark: "#7fa33a" }, "long", "#9cbc5a", 34, 22, "#f7d53c"),
  tomato: drawn("wood", 190, "tomato"),
  "cherry-tomato": balls("paletray", 110, { ...p.red, w: 40, h: 41, crown: "#4c8c2b" }),
  potato: drawn("tray", 180, "potato", "heap", 90),
  "sweet-potato": roots(
    "darkwood",
    240,
    { light: "#e0a08a", base: "#a8553f", dark: "#5c2318", w: 20, h: 44, taper: 0.3, eyes: true },
    { skin: "#a8553f", flesh: p.orange },
  ),
  "sweet-potato-purple": roots(
    "palewood",
    230,
    { light: "#b889b0", base: "#75376f", dark: "#381536", w: 20, h: 43, taper: 0.3, eyes: true },
    { skin: "#6a2c66", flesh: p.violet },
  ),
  taro: roots(
    "wood",
    250,
    { light: "#c8a184", base: "#7d563c", dark: "#3f2718", w: 32, h: 40, taper: 0.1, rings: "#3f2718" },
    { skin: "#6d4730", flesh: { light: "#fbf4fa", base: "#e2cde2", dark: "#b58fb8" } },
  ),
  cassava: roots(
    "darkwood",
    260,
    { light: "#c59a72", base: "#84582f", dark: "#452a12", w: 15, h: 47, taper: 0.35, rings: "#452a12" },
    { skin: "#84582f", flesh: p.white },
  ),
  carrot: drawn("linen", 240, "carrot", "heap", 50),
  beetroot: balls(
    "wood",
    230,
    { light: "#c56a86", base: "#7d1f42", dark: "#3d0a1e", w: 41, h: 42, stem: true, leaf: true },
    "few",
  ),
  kohlrabi: balls("palewood", 260, { ...p.lime, w: 43, h: 40, leaf: true, stem: true }, "few"),
  daikon: roots("wood", 290, {
    light: "#ffffff",
    base: "#f1efe2",
    dark: "#b9b597",
    w: 15,
    h: 44,
    taper: 0.3,
    greens: true,
  }),
  "onion-red": balls("tray", 130, {
    light: "#e6a0b8",
    base: "#a63b66",
    dark: "#5c1736",
    w: 37,
    h: 40,
    skin: "ribs",
    stem: true,
  }),
  onion: drawn("wood", 190, "onion"),
  pumpkin: balls("tray", 400, pumpkin, "hero"),
  "winter-melon": (luck) => ({
    surface: "palewood",
    arrangement: "row",
    size: 400,
    turn: 10,
    motifs: [
      root("a", { light: "#bfe08f", base: "#6da34a", dark: "#2f6428", w: 25, h: 47, taper: 0 }, luck),
      root("b", { light: "#bfe08f", base: "#6da34a", dark: "#2f6428", w: 23, h: 46, taper: 0 }, luck),
    ],
  }),
  cucumber: drawn("blue", 250, "cucumber", "heap", 40),
  "bitter-melon": balls("linen", 240, { ...p.lime, w: 19, h: 47, skin: "knobs", stem: true }, "few", 40),
  eggplant: drawn("palewood", 250, "eggplant", "heap", 40),
  okra: pods("tray", { ...p.green, count: 9, width: 10, bend: 6, knots: false }),
  "green-bean": pods("linen", { ...p.green, count: 13, width: 6.6, bend: 8 }),
  "long-bean": pods("wood", { ...p.lime, count: 16, width: 5, bend: 9 }),
  "bell-pepper": drawn("palewood", 230, "bell-pepper", "few"),
  chili: drawn("tray", 190, "hot-pepper", "heap", 60),
  corn: drawn("wood", 290, "ear-of-corn", "few", 40),
  "corn-white": (_luck) => ({
    surface: "leaf",
    arrangement: "few",
    size: 290,
    turn: 40,
    motifs: [
      emoji("ear-of-corn", {
        "#FDD835": "#f7efd2",
        "#fdd835": "#f7efd2",
        "#FFCA28": "#efe2b6",
        "#ffca28": "#efe2b6",
        "#F9A825": "#cdb98a",
        "#f9a825": "#cdb98a",
      }),
    ],
  }),
  broccoli: drawn("palewood", 280, "broccoli", "few"),
  asparagus: pods("linen", {
    light: "#cbe6a0",
    base: "#6ca545",
    dark: "#356b2c",
    count: 10,
    width: 8.6,
    bend: 3,
    tip: "#4a6a4e",
    knots: true,
  }),
  "bamboo-shoot": roots("darkwood", 250, {
    light: "#f6e8b8",
    base: "#d6b76a",
    dark: "#8a6a2c",
    w: 24,
    h: 45,
    taper: 0.5,
    rings: "#8a6a2c",
  }),
  chayote: balls("wood", 210, { light: "#def0a8", base: "#9fc75c", dark: "#5a8a34", w: 36, h: 44, skin: "ribs" }),
  "lotus-root": (luck) => ({
    surface: "leaf",
    arrangement: "few",
    size: 270,
    motifs: [
      root("a", { ...p.cream, w: 27, h: 45, taper: 0, rings: "#b39a62" }, luck),
      half("h", { w: 36, h: 36, skin: "#c9ab74", flesh: p.cream, star: "#8a6f3e" }, luck),
    ],
  }),
  "lotus-seed": balls("leaf", 84, { ...p.cream, w: 36, h: 42 }),
  "straw-mushroom": balls("tray", 150, { light: "#e8e2da", base: "#9a8d80", dark: "#4a4038", w: 34, h: 43 }),
  mushroom: drawn("wood", 190, "brown-mushroom"),
  shiitake: (luck) => ({
    surface: "darkwood",
    arrangement: "heap",
    size: 170,
    motifs: [fruit("a", { ...p.brown, w: 46, h: 40, skin: "net" }, luck), emoji("brown-mushroom")],
  }),
  ginger: drawn("tray", 240, "ginger-root", "few", 60),
  turmeric: roots(
    "wood",
    190,
    { light: "#f0c27a", base: "#c07a2a", dark: "#6f3d0e", w: 19, h: 42, taper: 0.1, rings: "#6f3d0e" },
    { skin: "#a8641c", flesh: { light: "#ffc23c", base: "#f08a12", dark: "#b85a08" } },
  ),
  lemongrass: pods("palewood", {
    light: "#f4f5d8",
    base: "#cdd694",
    dark: "#8a9a54",
    count: 9,
    width: 8,
    bend: 4,
    knots: true,
  }),
  lime: balls("leaf", 150, { ...p.green, w: 43, h: 40, skin: "pores" }),
  garlic: drawn("darkwood", 190, "garlic"),
};

import type { Chance } from "../world/chance";
import type { Recipe } from "./catalogue";
import { emoji } from "./emoji";
import { fruit, half, type Fruit, type Half } from "./fruit";
import { sticks } from "./greens";
import { paints as p } from "./paints";
import type { Arrangement } from "./scene";
import type { Surface } from "./surfaces";

const balls =
  (surface: Surface, size: number, shape: Fruit, arrangement: Arrangement = "heap"): Recipe =>
  (luck) => ({
    surface,
    arrangement,
    size,
    motifs: [
      fruit("a", shape, luck),
      fruit("b", { ...shape, w: shape.w * 0.96, leaf: false }, luck),
      fruit("c", { ...shape, h: shape.h * 0.97, leaf: false }, luck),
    ],
  });

const withHalf =
  (surface: Surface, size: number, shape: Fruit, cut: Half, arrangement: Arrangement = "few"): Recipe =>
  (luck) => ({
    surface,
    arrangement,
    size,
    motifs: [fruit("a", shape, luck), half("h", cut, luck), fruit("c", { ...shape, leaf: false }, luck)],
    turn: 14,
  });

const drawn =
  (
    surface: Surface,
    size: number,
    name: string,
    arrangement: Arrangement = "heap",
    recolour?: Record<string, string>,
  ): Recipe =>
  () => ({
    surface,
    arrangement,
    size,
    motifs: [emoji(name, recolour)],
  });

const passion = (luck: Chance) =>
  half("h", { w: 42, h: 42, skin: "#4a1f4d", flesh: p.honey, seed: "#1d1209", seeds: 60 }, luck);

export const fruitScenes: Readonly<Record<string, Recipe>> = {
  mango: drawn("leaf", 250, "mango"),
  "mango-green": balls("wood", 230, { ...p.lime, w: 34, h: 46, leaf: true, skin: "pores" }),
  durian: balls(
    "darkwood",
    380,
    { light: "#d9d48a", base: "#9c9a3c", dark: "#585a1c", w: 40, h: 44, skin: "spikes", stem: true },
    "hero",
  ),
  "dragon-fruit": withHalf(
    "palewood",
    320,
    { ...p.magenta, w: 36, h: 44, skin: "scales" },
    {
      w: 40,
      h: 44,
      skin: "#d92d6b",
      flesh: { light: "#f05a92", base: "#c3165a", dark: "#8d0b40" },
      seed: "#220a12",
      seeds: 130,
    },
  ),
  "dragon-fruit-white": withHalf(
    "tray",
    310,
    { ...p.magenta, w: 36, h: 44, skin: "scales" },
    { w: 40, h: 44, skin: "#d92d6b", flesh: p.white, seed: "#221a12", seeds: 130 },
  ),
  pomelo: balls("tray", 330, { ...p.lime, w: 45, h: 46, skin: "pores", stem: true, leaf: true }, "few"),
  "pomelo-yellow": balls(
    "wood",
    320,
    { light: "#fbf3a6", base: "#d9cf4c", dark: "#8f8a22", w: 42, h: 48, skin: "pores", stem: true, leaf: true },
    "few",
  ),
  "orange-green": balls("paletray", 190, {
    light: "#e3e08a",
    base: "#9aa838",
    dark: "#4f6a1e",
    w: 44,
    h: 42,
    skin: "pores",
  }),
  orange: balls("linen", 190, { ...p.orange, w: 44, h: 43, skin: "pores", leaf: true }),
  mandarin: drawn("leaf", 190, "tangerine"),
  rambutan: balls("leaf", 170, { ...p.red, w: 34, h: 36, skin: "hairs" }),
  mangosteen: withHalf(
    "palewood",
    270,
    { ...p.purple, w: 42, h: 41, crown: "#7d9a4a" },
    { w: 43, h: 43, skin: "#4b1430", flesh: { light: "#f6e9ee", base: "#b5476e", dark: "#76203f" }, star: "#fffdf6" },
  ),
  lychee: balls("leaf", 140, { light: "#f7a08e", base: "#cf4640", dark: "#862323", w: 41, h: 44, skin: "knobs" }),
  longan: balls("tray", 120, {
    light: "#ecd3a0",
    base: "#c59a58",
    dark: "#7d5826",
    w: 42,
    h: 42,
    skin: "pores",
    stem: true,
  }),
  "star-apple": withHalf(
    "wood",
    270,
    { light: "#e9d6dd", base: "#b98aa8", dark: "#6a7a4a", w: 44, h: 43, stem: true },
    { w: 43, h: 43, skin: "#94608a", flesh: p.white, star: "#dccbe2", seed: "#2a1a12", seeds: 5 },
  ),
  "custard-apple": balls(
    "leaf",
    260,
    { light: "#d5e8a2", base: "#8db45c", dark: "#4b7034", w: 40, h: 41, skin: "knobs", stem: true },
    "few",
  ),
  jackfruit: balls(
    "darkwood",
    430,
    { light: "#dfe08c", base: "#a3aa44", dark: "#5f6a20", w: 38, h: 48, skin: "knobs", stem: true },
    "pair",
  ),
  banana: drawn("tray", 330, "banana", "few"),
  "banana-small": drawn("leaf", 230, "banana"),
  coconut: balls("wood", 330, { ...p.green, w: 44, h: 46, stem: true }, "few"),
  "coconut-brown": drawn("darkwood", 340, "coconut", "few"),
  pineapple: drawn("palewood", 380, "pineapple", "row"),
  guava: balls("paletray", 200, {
    light: "#eaf5b8",
    base: "#b3d468",
    dark: "#6f9a34",
    w: 40,
    h: 45,
    skin: "pores",
    leaf: true,
  }),
  watermelon: (luck) => ({
    surface: "wood",
    arrangement: "hero",
    size: 420,
    motifs: [
      fruit("a", { light: "#a9d66a", base: "#5d9c3a", dark: "#1f4d1c", w: 47, h: 44, skin: "stripes" }, luck),
      emoji("watermelon"),
      fruit("c", { light: "#a9d66a", base: "#5d9c3a", dark: "#1f4d1c", w: 46, h: 43, skin: "stripes" }, luck),
    ],
  }),
  melon: (luck) => ({
    surface: "linen",
    arrangement: "few",
    size: 310,
    motifs: [
      fruit("a", { light: "#f3eecb", base: "#c2c689", dark: "#7d8a4a", w: 46, h: 46, skin: "net", stem: true }, luck),
      half("h", { w: 44, h: 44, skin: "#a9b474", flesh: p.orange, stone: "#d9a25a" }, luck),
    ],
  }),
  grapes: drawn("blue", 330, "grapes", "few"),
  "apple-green": drawn("linen", 190, "green-apple"),
  strawberry: drawn("palewood", 150, "strawberry"),
  blueberry: drawn("linen", 180, "blueberries"),
  avocado: drawn("palewood", 260, "avocado", "few"),
  persimmon: balls("wood", 210, { ...p.orange, w: 46, h: 40, crown: "#7c8f4a" }),
  plum: balls("leaf", 140, { light: "#e89aa6", base: "#9c2744", dark: "#4d0f22", w: 42, h: 42, stem: true }),
  peach: drawn("paletray", 190, "peach"),
  pear: drawn("wood", 220, "pear", "heap", { "#c0ca33": "#c99a4a", "#cddc39": "#d6b064" }),
  "passion-fruit": (luck) => ({
    surface: "tray",
    arrangement: "few",
    size: 250,
    motifs: [fruit("a", { ...p.purple, w: 42, h: 43, skin: "pores" }, luck), passion(luck)],
  }),
  sapodilla: balls("wood", 190, { ...p.brown, w: 41, h: 42, skin: "pores" }),
  "rose-apple": balls("leaf", 190, { ...p.red, w: 36, h: 44 }),
  sugarcane: (luck) => ({
    surface: "wood",
    arrangement: "row",
    size: 420,
    motifs: [
      sticks(
        "a",
        { light: "#c99ab0", base: "#7a3d58", dark: "#3d1a2c", count: 5, width: 13, bend: 3, knots: true },
        luck,
      ),
    ],
  }),
};

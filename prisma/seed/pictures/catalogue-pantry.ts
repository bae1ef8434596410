import type { Recipe } from "./catalogue";
import type { Paint } from "./draw";
import { emoji } from "./emoji";
import { fruit } from "./fruit";
import { root, sticks } from "./greens";
import { paints as p } from "./paints";
import type { Arrangement } from "./scene";
import type { Surface } from "./surfaces";
import { bag, bottle, bowl, bowls, clayPot, jar, stack, type Grain } from "./vessels";

const filled =
  (surface: Surface, vessel: Paint, grain: Grain): Recipe =>
  (luck) => ({
    surface,
    arrangement: "bowl",
    size: 720,
    motifs: [bowl("a", vessel, grain, luck), bowl("b", bowls.wood, grain, luck)],
  });

const seeds = (rx: number, ry: number, ...colours: string[]): Grain => ({ rx, ry, colours });

const drawn =
  (surface: Surface, size: number, name: string, arrangement: Arrangement = "few", turn = 30): Recipe =>
  () => ({ surface, arrangement, size, turn, motifs: [emoji(name)] });

const bottles =
  (surface: Surface, liquid: Paint, cap: string, tint: string): Recipe =>
  () => ({ surface, arrangement: "row", size: 480, turn: 3, motifs: [bottle("a", liquid, cap, tint)] });

const jars =
  (surface: Surface, content: Paint, lid: string, tint: string, grain?: Grain): Recipe =>
  (luck) => ({
    surface,
    arrangement: "row",
    size: 400,
    turn: 4,
    motifs: [jar("a", content, lid, tint, grain, luck)],
  });

const bagAndBowl =
  (surface: Surface, paper: Paint, tint: string, vessel: Paint, grain: Grain): Recipe =>
  (luck) => ({
    surface,
    arrangement: "pair",
    size: 560,
    motifs: [bag("a", paper, tint), bowl("b", vessel, grain, luck)],
  });

const fishTone: Record<string, string> = {};

export const pantryScenes: Readonly<Record<string, Recipe>> = {
  eggs: (luck) => ({
    surface: "tray",
    arrangement: "heap",
    size: 130,
    motifs: [
      fruit("a", { light: "#fbe2c8", base: "#e0a877", dark: "#a06a3c", w: 36, h: 45 }, luck),
      fruit("b", { light: "#fff0de", base: "#ecc39a", dark: "#b07d4e", w: 36, h: 45 }, luck),
    ],
  }),
  "duck-eggs": (luck) => ({
    surface: "leaf",
    arrangement: "heap",
    size: 140,
    motifs: [fruit("a", { light: "#ffffff", base: "#dfe9e2", dark: "#94aaa0", w: 36, h: 46 }, luck)],
  }),
  chicken: drawn("leaf", 360, "poultry-leg", "few"),
  duck: drawn("wood", 360, "poultry-leg", "few"),
  pork: drawn("palewood", 330, "bacon", "few"),
  beef: drawn("darkwood", 340, "cut-of-meat", "few"),
  sausage: (luck) => ({
    surface: "leaf",
    arrangement: "row",
    size: 400,
    turn: 14,
    motifs: [sticks("a", { ...p.rose, count: 5, width: 16, bend: 3, knots: true }, luck)],
  }),
  milk: bottles("blue", p.white, "#3f7fb5", "#3f7fb5"),
  shrimp: drawn("ice", 220, "shrimp", "heap", 50),
  crab: drawn("ice", 300, "crab", "few", 16),
  fish: drawn("ice", 320, "fish", "few", 14),
  "fish-dark": drawn("leaf", 320, "fish", "few", 14),
  tuna: drawn("ice", 320, "cut-of-meat", "few"),
  squid: drawn("ice", 270, "squid", "few"),
  "fish-cake": (luck) => ({
    surface: "leaf",
    arrangement: "few",
    size: 270,
    motifs: [
      fruit("a", { ...p.ochre, w: 45, h: 40, skin: "pores" }, luck),
      fruit("b", { ...p.ochre, w: 44, h: 41, skin: "net" }, luck),
    ],
  }),
  oyster: drawn("ice", 220, "oyster", "heap"),
  clam: (luck) => ({
    surface: "ice",
    arrangement: "heap",
    size: 150,
    turn: 80,
    motifs: [fruit("a", { light: "#fdf8ec", base: "#d9cbb0", dark: "#8c7a5c", w: 45, h: 37, skin: "ribs" }, luck)],
  }),
  "clay-pot": () => ({ surface: "darkwood", arrangement: "hero", size: 420, motifs: [clayPot("a")] }),
  "small-fish": drawn("leaf", 170, "fish", "heap", 16),
  "rice-bag": bagAndBowl("linen", p.kraft, "#2f7d3a", bowls.clay, seeds(2.2, 0.8, "#ffffff", "#f7f3e6", "#ece5d0")),
  "rice-red": bagAndBowl("wood", p.kraft, "#8c2f2a", bowls.celadon, seeds(2.2, 0.8, "#a5573f", "#8a3f2e", "#c07a58")),
  peanut: drawn("tray", 150, "peanuts", "heap", 80),
  "mung-bean": filled("palewood", bowls.white, seeds(1.9, 1.4, "#7f9a3a", "#94ad4a", "#66802c")),
  "black-bean": filled("linen", bowls.celadon, seeds(2.4, 1.5, "#26221f", "#35302b", "#1a1715")),
  cashew: filled("wood", bowls.celadon, seeds(4.6, 2.2, "#eccf9a", "#e0b97a", "#f5dfb4")),
  macadamia: filled("leaf", bowls.wood, seeds(4.4, 4.3, "#8a5a30", "#a26d3c", "#734824")),
  chestnut: drawn("tray", 150, "chestnut", "heap", 60),
  sesame: filled("palewood", bowls.white, seeds(1.3, 0.8, "#2a2522", "#3a332e", "#1c1816")),
  "fish-sauce": bottles("darkwood", p.amber, "#b3261e", "#b3261e"),
  "jar-purple": jars("wood", p.dusk, "#d9c49a", "#7d2f5a"),
  "jar-brown": jars("tray", p.brown, "#5a3a1c", "#8a5a1c"),
  pepper: filled("linen", bowls.clay, seeds(2.3, 2.2, "#2c2622", "#423730", "#1f1a17", "#5a4a3c")),
  "pepper-red": filled("palewood", bowls.celadon, seeds(2.4, 2.3, "#8c2f24", "#a8402e", "#6d2119")),
  cinnamon: (luck) => ({
    surface: "linen",
    arrangement: "row",
    size: 380,
    turn: 18,
    motifs: [sticks("a", { light: "#d99a64", base: "#a05a2c", dark: "#5c2c10", count: 6, width: 12, bend: 2 }, luck)],
  }),
  "star-anise": (luck) => ({
    surface: "palewood",
    arrangement: "heap",
    size: 150,
    turn: 90,
    motifs: [
      {
        defs: "",
        body:
          Array.from(
            { length: 8 },
            (_, index) =>
              `<g transform="rotate(${index * 45 + luck.next() * 8})"><path d="M0 -4C-9 -16 -7 -38 0 -47C7 -38 9 -16 0 -4Z" fill="#8a4a22" stroke="#4a2410" stroke-width="1.4"/><path d="M0 -10C-3 -18 -3 -30 0 -38C3 -30 3 -18 0 -10Z" fill="#c98a4e"/><ellipse cy="-22" rx="2.4" ry="4" fill="#5a2c12"/></g>`,
          ).join("") + '<circle r="6" fill="#5a2c12"/>',
      },
    ],
  }),
  salt: filled("blue", bowls.wood, seeds(2.2, 2, "#ffffff", "#f2f5f7", "#dfe6ea")),
  "salt-red": jars("wood", p.red, "#f0e2c0", "#b3261e", seeds(1.8, 1.5, "#d9572f", "#f0925a", "#b33a1c", "#f7d9b8")),
  "palm-sugar": (luck) => ({
    surface: "leaf",
    arrangement: "heap",
    size: 170,
    motifs: [fruit("a", { ...p.ochre, w: 46, h: 38, skin: "pores" }, luck)],
  }),
  "turmeric-powder": filled("palewood", bowls.white, seeds(1.5, 1.3, "#f0a51c", "#e8960f", "#f7b83a")),
  noodles: (luck) => ({
    surface: "palewood",
    arrangement: "few",
    size: 300,
    motifs: [
      stack("a", { light: "#f2ecdc", base: "#d6cdb4", dark: "#a0957a" }, true, luck),
      stack("b", { light: "#f2ecdc", base: "#d6cdb4", dark: "#a0957a" }, true, luck),
    ],
  }),
  "rice-paper": (luck) => ({
    surface: "tray",
    arrangement: "pair",
    size: 480,
    motifs: [stack("a", p.paper, false, luck)],
  }),
  "dried-fish": (_luck) => ({
    surface: "tray",
    arrangement: "few",
    size: 300,
    turn: 14,
    motifs: [emoji("fish", fishTone)],
  }),
  "dried-shrimp": drawn("tray", 130, "shrimp", "heap", 80),
  "dried-squid": drawn("tray", 280, "squid", "few"),
  "bamboo-dried": (luck) => ({
    surface: "tray",
    arrangement: "heap",
    size: 200,
    turn: 80,
    motifs: [root("a", { ...p.ochre, w: 17, h: 46, taper: 0.4, rings: "#7a4a12" }, luck)],
  }),
  "dried-fruit": (luck) => ({
    surface: "palewood",
    arrangement: "heap",
    size: 130,
    turn: 80,
    motifs: [
      fruit("a", { ...p.amber, w: 44, h: 26, skin: "ribs" }, luck),
      fruit("b", { ...p.ochre, w: 42, h: 24, skin: "ribs" }, luck),
    ],
  }),
  "dried-persimmon": (luck) => ({
    surface: "darkwood",
    arrangement: "heap",
    size: 180,
    motifs: [
      fruit(
        "a",
        { light: "#f0a060", base: "#b5481c", dark: "#5f1c08", w: 45, h: 37, skin: "ribs", crown: "#7c6a3a" },
        luck,
      ),
    ],
  }),
  candy: (luck) => ({
    surface: "linen",
    arrangement: "heap",
    size: 130,
    turn: 60,
    motifs: [
      {
        defs: "",
        body: `<path d="M-48 -14L-26 0L-48 14ZM48 -14L26 0L48 14Z" fill="#f3e3b0" stroke="#bd9c58"/><rect x="-30" y="-20" width="60" height="40" rx="9" fill="#c98a3c" stroke="#7a4a14"/>${Array.from({ length: 22 }, () => `<circle cx="${(luck.next() * 50 - 25).toFixed(1)}" cy="${(luck.next() * 30 - 15).toFixed(1)}" r="1.8" fill="#f7ecc9"/>`).join("")}<path d="M-22 -13H18" stroke="#fff" stroke-width="4" opacity=".35" stroke-linecap="round"/>`,
      },
    ],
  }),
  tea: filled("darkwood", bowls.celadon, { rx: 4.4, ry: 0.9, colours: ["#3f4a2c", "#56633a", "#2c3520", "#6d7a4a"] }),
  "tea-flower": filled("palewood", bowls.clay, {
    rx: 4.6,
    ry: 2,
    colours: ["#8a8a4a", "#a3955a", "#6d6a34", "#b5487a"],
  }),
  "tea-lotus": filled("leaf", bowls.white, { rx: 4.4, ry: 1, colours: ["#3f4a2c", "#56633a", "#f0b8c8", "#2c3520"] }),
  coffee: filled("linen", bowls.wood, {
    rx: 3.9,
    ry: 2.7,
    colours: ["#4a2a16", "#5f3a20", "#38200f", "#6d4526"],
    crease: "#23120a",
  }),
  cocoa: filled("palewood", bowls.clay, seeds(1.5, 1.3, "#5a3018", "#6b3c20", "#482412")),
  honey: jars("wood", p.honey, "#e8dcb8", "#c27a10"),
};

import type { Paint } from "./draw";

const paint = (light: string, base: string, dark: string): Paint => ({ light, base, dark });

export const paints = {
  green: paint("#b7e07a", "#5fa83a", "#2c6420"),
  deep: paint("#7cc06a", "#2f7d3a", "#144a22"),
  lime: paint("#e4f2a0", "#a9cf4d", "#5f8a24"),
  yellow: paint("#fff0a0", "#f5c93a", "#b27a10"),
  orange: paint("#ffd08a", "#f28c28", "#a84d0c"),
  red: paint("#ff9a86", "#d8322b", "#7d1016"),
  magenta: paint("#ff9ab8", "#d92d6b", "#7d0f3c"),
  purple: paint("#c58ac9", "#6a2c72", "#2c0d36"),
  brown: paint("#d9b184", "#a1713d", "#573313"),
  tan: paint("#f1dfb6", "#d6b374", "#8f6a34"),
  white: paint("#ffffff", "#f1ede0", "#b5ac94"),
  cream: paint("#fffbe8", "#f3e3b0", "#bd9c58"),
  amber: paint("#f0b35a", "#b5611a", "#5a2407"),
  honey: paint("#ffdf7a", "#e8a21c", "#93550a"),
  violet: paint("#d9b0e0", "#91479e", "#471854"),
  rose: paint("#ffc2b4", "#e8776a", "#98322f"),
  dusk: paint("#b08a86", "#6d4038", "#2d1612"),
  kraft: paint("#e0bd8a", "#c1955c", "#86602f"),
  grey: paint("#e8ecee", "#aab5bb", "#5c686f"),
  paper: paint("#ffffff", "#efe9dc", "#c5b99f"),
  ochre: paint("#ffd27a", "#d9952b", "#8a5410"),
} as const;

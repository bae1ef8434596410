/** npm run icons: writes `public/icons.svg`, the sprite behind `ui/primitives/icon`, from lucide's drawings. */
import { readFileSync, writeFileSync } from "node:fs";
import { iconNames } from "~/ui/primitives/icon-names";

const symbols = Object.entries(iconNames).map(([name, file]) => {
  const svg = readFileSync(`node_modules/lucide-static/icons/${file}.svg`, "utf8");
  const shapes = svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/\s+/g, " ")
    .trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
writeFileSync("public/icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);

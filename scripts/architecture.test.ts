import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const require = createRequire(import.meta.url);
const config = require("../.dependency-cruiser.cjs") as { forbidden: { name: string }[]; options: ICruiseOptions };

/** One mistake a rule: this file imports that one, and the rule must say so. */
const mistakes: Record<string, readonly [from: string, to: string]> = {
  "layer-shared": ["app/domain/shared/money.ts", "app/domain/catalog/price.ts"],
  "layer-pure-domain": ["app/domain/catalog/season.ts", "app/domain/catalog/publish.server.ts"],
  "layer-pure-domain-types": ["app/domain/media/rule.ts", "app/platform/db.server.ts"],
  "layer-domain-server": ["app/domain/catalog/list.server.ts", "app/adapters/sharp/studio.server.ts"],
  "layer-platform": ["app/platform/log.server.ts", "app/domain/catalog/price.ts"],
  "layer-adapters": ["app/adapters/vnpay/client.server.ts", "app/routes/storefront/home.tsx"],
  "layer-ui": ["app/ui/card.tsx", "app/platform/db.server.ts"],
  "layer-ui-types": ["app/ui/price-tag.tsx", "app/domain/catalog/publish.server.ts"],
  "layer-http": ["app/http/form.server.ts", "app/domain/ordering/place.ts"],
  "layer-routes": ["app/routes/farm/home.tsx", "app/platform/db.server.ts"],
  "layer-jobs": ["jobs/handlers/search.ts", "app/http/session.server.ts"],
  "layer-seed": ["prisma/seed/world.ts", "app/http/session.server.ts"],
  "layer-scripts": ["scripts/report.ts", "app/http/session.server.ts"],
  "layer-simulator": ["simulator/main.ts", "app/domain/ordering/place.ts"],
  "module-areas": ["app/domain/areas/colour.ts", "app/domain/identity/person.ts"],
  "module-media": ["app/domain/media/variant.ts", "app/domain/catalog/price.ts"],
  "module-ledger": ["app/domain/ledger/entry.ts", "app/domain/ordering/place.ts"],
  "module-notifications": ["app/domain/notifications/text.ts", "app/domain/ordering/place.ts"],
  "module-identity": ["app/domain/identity/role.ts", "app/domain/ordering/place.ts"],
  "module-catalog": ["app/domain/catalog/pack.ts", "app/domain/ordering/place.ts"],
  "module-inventory": ["app/domain/inventory/lot.ts", "app/domain/ordering/place.ts"],
  "module-payments": ["app/domain/payments/attempt.ts", "app/domain/ordering/place.ts"],
  "module-payouts": ["app/domain/payouts/run.ts", "app/domain/payments/refund.ts"],
  "module-ordering": ["app/domain/ordering/quote.ts", "app/domain/delivery/shipment.ts"],
  "module-delivery": ["app/domain/delivery/run.ts", "app/domain/tracking/ping.ts"],
  "module-tracking": ["app/domain/tracking/story.ts", "app/domain/payments/refund.ts"],
  "module-feedback": ["app/domain/feedback/claim.ts", "app/domain/payments/refund.ts"],
  "module-search": ["app/domain/search/rank.ts", "app/domain/payments/refund.ts"],
  "module-reporting": ["app/domain/reporting/board.server.ts", "app/domain/catalog/publish.server.ts"],
  "module-unknown": ["app/domain/lottery/draw.ts", "app/domain/shared/fold.ts"],
  "internal-stays-inside": ["app/domain/ordering/split.ts", "app/domain/inventory/internal/locks.ts"],
  "internal-stays-in-the-domain": ["app/routes/ops/stock.tsx", "app/domain/inventory/internal/locks.ts"],
  "route-imports-route": ["app/routes/ops/orders.tsx", "app/routes/storefront/home.tsx"],
  "adapter-imports-adapter": ["app/adapters/disk/store.server.ts", "app/adapters/sharp/studio.server.ts"],
  "adapter-knows-no-framework": ["app/adapters/page/render.server.ts", "react"],
  "no-circles": ["app/domain/shared/one.ts", "app/domain/shared/two.ts"],
  "tests-stay-out": ["app/domain/areas/guess.ts", "test-support/moment.ts"],
  resolves: ["app/domain/areas/lost.ts", "app/domain/areas/nowhere.ts"],
};

const folder = mkdtempSync(join(tmpdir(), "cho-que-layers-"));
let caught: { rule: string; from: string }[] = [];

beforeAll(async () => {
  const targets = Object.entries(mistakes).flatMap(([rule, [, to]]) =>
    rule === "resolves" || !to.includes("/") ? [] : [to],
  );
  for (const path of targets) plant(path, "export const it = 1;\n");
  for (const [from, to] of Object.values(mistakes)) plant(from, importing(from, to));
  plant("app/domain/shared/two.ts", importing("app/domain/shared/two.ts", "app/domain/shared/one.ts"));
  plant("node_modules/react/index.js", "export const it = 1;\n");
  const { tsConfig: _, ...options } = config.options;
  const rules = { forbidden: config.forbidden } as IFlattenedRuleSet;
  const { output } = await cruise(["app", "jobs", "prisma", "scripts", "simulator"], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: rules,
  });
  caught = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function importing(from: string, to: string): string {
  const target = to.includes("/") ? relative(dirname(from), to).replace(/\.tsx?$/, "") : to;
  const specifier = target.startsWith(".") || !to.includes("/") ? target : `./${target}`;
  return `import { it as that } from "${specifier}";\nexport const it = that;\n`;
}

describe("who may import whom", () => {
  it("has a planted mistake for every rule", () => {
    expect(Object.keys(mistakes).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });

  for (const [rule, [from, to]] of Object.entries(mistakes)) {
    it(`${rule} catches ${from} importing ${to}`, () => {
      expect(caught).toContainEqual({ rule, from });
    });
  }
});

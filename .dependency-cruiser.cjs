/**
 * Who may import whom. Two tables say it; the rules below are made from them. Change a table when the trade asks for it,
 * with a decision record; never dodge it. `scripts/architecture.test.ts` plants a mistake for every rule.
 */

/** Which modules of the trade a module knows, besides `shared`. */
const knows = {
  areas: [],
  media: [],
  ledger: [],
  notifications: [],
  identity: ["areas", "notifications"],
  catalog: ["identity", "areas", "media"],
  inventory: ["identity", "catalog"],
  payments: ["identity", "ledger"],
  payouts: ["identity", "ledger"],
  ordering: ["identity", "areas", "catalog", "inventory", "payments", "ledger"],
  delivery: ["identity", "areas", "ordering"],
  tracking: ["identity", "delivery"],
  feedback: ["identity", "catalog", "ordering"],
  search: ["catalog", "areas"],
};

const here = {
  shared: "^app/domain/shared/",
  domain: "^app/domain/",
  platform: "^app/platform/",
  adapters: "^app/adapters/",
  http: "^app/http/",
  ui: "^app/ui/",
  routes: "^app/routes/",
  wiring: "^app/wiring\\.server\\.ts$",
  words: "^app/paraglide/",
  jobs: "^jobs/",
  seed: "^prisma/seed/",
  scripts: "^scripts/",
  simulator: "^simulator/",
  tests: "^test-support/",
};
const remix = "node_modules/@remix-run/";
const react = "node_modules/(react|react-dom|@types/react|@types/react-dom)/";
const zod = "node_modules/zod/";
const pureDomain = "^app/domain/[^.]+\\.ts$";
/** Algorithms: pure functions of their arguments, safe in a browser. */
const algorithms = "node_modules/(munkres|kdbush|geokdbush|h3-js)/";
const portsAndTypes = "^app/domain/[^/]+/(ports|types|events)\\.ts$";
const purePlatform = "^app/platform/[^./]+\\.ts$";
const styles = "\\.(css|svg|png|webp|woff2)";

/**
 * What each layer may import. Everything it does not name, it may not. `core` is Node's own library; `typesOf` are files
 * whose types it may name (`import type`, gone before anything runs) and whose values it may not.
 */
const layers = {
  shared: { files: here.shared, may: [here.shared] },
  "pure-domain": {
    files: pureDomain,
    may: [pureDomain, algorithms],
    typesOf: ["^app/platform/(db|outbox)\\.server\\.ts$", "^(node:)?stream$"],
  },
  "domain-server": {
    files: "^app/domain/.*\\.server\\.ts$",
    may: [here.domain, here.platform, zod],
    core: true,
  },
  platform: {
    files: here.platform,
    may: [
      here.platform,
      here.shared,
      "node_modules/(@prisma|prisma|pg|pino|prom-client|uuid|zod|rate-limiter-flexible)/",
    ],
    core: true,
  },
  adapters: {
    files: here.adapters,
    may: [here.adapters, here.shared, portsAndTypes, pureDomain, here.platform, "node_modules/"],
    core: true,
  },
  ui: {
    files: here.ui,
    may: [here.ui, pureDomain, purePlatform, here.words, react, `${remix}react/`, styles],
    typesOf: ["^app/domain/.*\\.server\\.ts$"],
  },
  http: {
    files: here.http,
    may: [
      here.http,
      here.shared,
      "^app/domain/identity/",
      here.platform,
      here.words,
      remix,
      zod,
      "node_modules/(express|@types/express|file-type|uqr)/",
    ],
    core: true,
  },
  routes: {
    files: here.routes,
    may: [
      here.domain,
      here.http,
      here.ui,
      here.wiring,
      here.words,
      purePlatform,
      "^app/routes/[^/]+/parts/",
      remix,
      react,
      zod,
      styles,
    ],
  },
  jobs: { files: here.jobs, may: [here.jobs, here.domain, here.wiring, here.platform, here.words, zod], core: true },
  seed: {
    files: here.seed,
    may: [
      here.seed,
      here.domain,
      here.wiring,
      here.platform,
      "^simulator/journal\\.ts$",
      "^scripts/progress\\.ts$",
      "node_modules/",
    ],
    core: true,
  },
  scripts: {
    files: here.scripts,
    may: [
      here.scripts,
      here.seed,
      here.domain,
      here.wiring,
      here.platform,
      here.adapters,
      "^app/ui/.*-(names|symbols)\\.ts$",
      "node_modules/",
    ],
    core: true,
  },
  simulator: {
    files: here.simulator,
    may: [here.simulator, here.shared, here.platform, "^app/adapters/gateway-vnpay/", "node_modules/"],
    core: true,
  },
};

const noTests = { pathNot: "\\.test\\.tsx?$" };

const layerRules = Object.entries(layers).flatMap(([name, { files, may, typesOf = [], core }]) => {
  const from = { path: files, ...noTests };
  const comment = `${name} may import only ${may.join(" ")}${core ? " and Node" : ""}`;
  const whole = {
    name: `layer-${name}`,
    comment,
    severity: "error",
    from,
    to: { pathNot: [...may, ...typesOf], ...(core ? { dependencyTypesNot: ["core"] } : {}) },
  };
  if (typesOf.length === 0) return [whole];
  const to = { path: typesOf, pathNot: may, dependencyTypesNot: ["type-only"] };
  return [
    whole,
    {
      name: `layer-${name}-types`,
      comment: `${name} may name the types of ${typesOf.join(" ")}, not call it`,
      severity: "error",
      from,
      to,
    },
  ];
});

const moduleRules = Object.entries(knows).map(([name, known]) => ({
  name: `module-${name}`,
  comment: `${name} knows ${known.join(", ") || "only shared"}`,
  severity: "error",
  from: { path: `^app/domain/${name}/`, ...noTests },
  to: { path: here.domain, pathNot: [name, "shared", ...known].map((each) => `^app/domain/${each}/`) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...moduleRules,
    {
      name: "module-reporting",
      comment: "reporting reads every module, through its queries and types only",
      severity: "error",
      from: { path: "^app/domain/reporting/", ...noTests },
      to: {
        path: here.domain,
        pathNot: [
          "^app/domain/(reporting|shared)/",
          "^app/domain/.+/([a-z-]*queries\\.server|types|[a-z-]*-status)\\.ts$",
        ],
      },
    },
    {
      name: "module-unknown",
      comment: "a module of the trade that this table does not know",
      severity: "error",
      from: {
        path: here.domain,
        pathNot: [...Object.keys(knows), "shared", "reporting"].map((name) => `^app/domain/${name}/`),
      },
      to: {},
    },
    {
      name: "internal-stays-inside",
      comment: "a module's internal folder is its own",
      severity: "error",
      from: { path: "^app/domain/([^/]+)/" },
      to: { path: "^app/domain/([^/]+)/internal/", pathNot: "^app/domain/$1/" },
    },
    {
      name: "internal-stays-in-the-domain",
      comment: "nobody outside the domain reaches into a module's internal folder",
      severity: "error",
      from: { pathNot: ["^app/domain/", "\\.test\\.tsx?$"] },
      to: { path: "^app/domain/[^/]+/internal/" },
    },
    {
      name: "route-imports-route",
      comment: "what two routes share is a module, a widget or a guard",
      severity: "error",
      from: { path: "^app/routes/(.+)\\.tsx?$" },
      to: { path: here.routes, pathNot: ["^app/routes/[^/]+/(parts|internal)/"] },
    },
    {
      name: "adapter-imports-adapter",
      comment: "one folder a vendor; they meet in the wiring",
      severity: "error",
      // The queue board is BullMQ's own face, packaged apart.
      from: { path: "^app/adapters/([^/]+)/", pathNot: ["\\.test\\.tsx?$", "^app/adapters/bull-board/"] },
      to: { path: here.adapters, pathNot: "^app/adapters/$1/" },
    },
    {
      name: "adapter-knows-no-framework",
      comment: "an adapter speaks to its vendor; pages are somebody else's",
      severity: "error",
      from: { path: here.adapters },
      to: { path: "node_modules/(@remix-run|react|react-dom)/" },
    },
    {
      name: "no-circles",
      comment: "two files that import each other are one file, or three",
      severity: "error",
      from: { pathNot: "^app/platform/prisma/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "tests-stay-out",
      comment: "what runs does not import what tests",
      severity: "error",
      from: { pathNot: ["\\.test\\.tsx?$", here.tests, "^e2e/", "^bench/"] },
      to: { path: ["\\.test\\.tsx?$", here.tests] },
    },
    {
      name: "resolves",
      comment: "an import that leads nowhere",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$" },
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\?url$"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/platform/prisma/", "^app/paraglide/"] },
    exclude: { path: ["^build/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types", "default"] },
    parser: "tsc",
  },
};

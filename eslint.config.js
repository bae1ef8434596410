import hooks from "eslint-plugin-react-hooks";
import { basename } from "node:path";
import ts from "typescript-eslint";

/** File names are words with hyphens: what is in a file can be guessed from its name on every system. */
const fileNames = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: { shape: "'{{name}}' should be words in lower case with hyphens" },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))
        context.report({ node, messageId: "shape", data: { name } });
    },
  }),
};

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are read once, in platform/env.server.ts; take them from the wiring.",
};
const noUnsafeSql = {
  selector: "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
  message: "Use the sql template: it cannot be injected into.",
};
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Time is an argument: take it from the Moment.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Time is an argument: take it from the Moment.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Chance is an argument: take it from Ids.",
  },
];

const zodStaysOnTheServer = {
  patterns: [
    {
      group: ["zod", "zod/*"],
      message: "zod is 90 KB in a browser: parse in .server files, through http/form.server.",
    },
  ],
};

export default ts.config(
  { linterOptions: { reportUnusedDisableDirectives: "off" } },
  {
    ignores: [
      "build/",
      "node_modules/",
      ".data/",
      ".cache/",
      "app/paraglide/",
      "app/platform/prisma/",
      "public/",
      "test-results/",
      "playwright-report/",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [ts.configs.strict],
    plugins: { "react-hooks": hooks, house: { rules: { "file-names": fileNames } } },
    rules: {
      "house/file-names": "error",
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", { max: 260, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 18],
      eqeqeq: "error",
      "no-console": "error",
      "no-empty": "error",
      "no-restricted-syntax": ["error", noEnvironment, noUnsafeSql],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-empty-object-type": "off",
    },
  },
  // What only types can tell, where it matters: a promise nobody waits for is work that may not have happened. Types for every
  // file would double the time of the whole check.
  {
    files: ["app/**/*.server.ts", "jobs/**/*.ts", "simulator/**/*.ts", "scripts/**/*.ts"],
    ignores: ["**/*.test.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      // An Express handler may be a promise when it hands its own errors to `next`.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { returns: false } }],
      "@typescript-eslint/await-thenable": "error",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["**/*.server.ts", "**/*.test.ts", "app/routes/**"],
    rules: { "no-restricted-imports": ["error", zodStaysOnTheServer] },
  },
  // Markup is long without being many thoughts.
  {
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 75, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["app/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noUnsafeSql, ...noClock] },
  },
  {
    files: [
      "app/platform/env.server.ts",
      "scripts/**",
      "bench/**",
      "e2e/**",
      "simulator/**",
      "*.config.ts",
      "test-support/**",
      "prisma/seed/**",
    ],
    rules: { "no-restricted-syntax": ["error", noUnsafeSql], "no-console": "off" },
  },
  // The solver reads flat arrays by numbers its loops keep in range; an independent checker reads every plan afterwards.
  {
    files: ["app/domain/delivery/solver/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  // Lists of facts about the demo world: long, and one thought.
  { files: ["prisma/seed/world/**"], rules: { "max-lines": "off" } },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "test-support/**", "e2e/**"],
    rules: {
      "max-lines": ["error", { max: 360, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": "off",
      "no-console": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);

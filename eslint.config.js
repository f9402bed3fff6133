import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import ts from "typescript-eslint";
import { oldestBrowsers } from "./test/lint/oldest-browsers.js";

export default ts.config(
  { ignores: ["dist/", "dist-playground/", "dist-package/", "dist-authentik/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  wc.configs["flat/recommended"],
  lit.configs["flat/recommended"],
  { plugins: { "lit-a11y": litA11y }, rules: litA11y.configs.recommended.rules },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A name that starts with an underscore marks an unused variable.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "no-restricted-syntax": ["error", { selector: "TSEnumDeclaration", message: "Use a union of literals." }],
    },
  },
  {
    // Code that runs in the browsers of users; docs/page.md says which ones.
    files: ["src/**", "stages/**"],
    plugins: { house: { rules: { "oldest-browsers": oldestBrowsers } } },
    rules: { "house/oldest-browsers": "error" },
  },
  {
    files: ["**/*.js"],
    extends: [ts.configs.disableTypeChecked],
  },
  // Each for a browser or for Node, whose globals they use.
  { files: ["examples/**"], rules: { "no-undef": "off" } },
  {
    // Putting members of the platform on other objects is what compatibility mode does.
    files: ["src/compat/**"],
    rules: { "@typescript-eslint/unbound-method": "off", "@typescript-eslint/no-this-alias": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Chai's assertions are expressions, and node:test's `test()` returns a promise that tests do not await.
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["test", "describe", "suite", "it"] },
            // A plugin of chai types `equal` as if it returned a promise. It does not.
            { from: "package", package: "chai", name: "Equal" },
          ],
        },
      ],
    },
  },
);

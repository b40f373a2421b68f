import { defineConfig } from "@playwright/test";
// @ts-expect-error: a plain script, shared with the stage
import { BROWSER_ARGS, browserPath } from "./dev/browser.mjs";

// HEADROOM_URL and HEADROOM_HOST_URL name a running server; without them the test has nothing to play on.
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e",
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    launchOptions: { executablePath: await browserPath(), args: BROWSER_ARGS },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});

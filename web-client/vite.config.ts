import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));

// Four pages, one program. Nothing is inlined: the server's policy allows no inline script,
// style or font.
export default defineConfig({
  plugins: [svelte()],
  // Components that tests mount are those of a browser.
  resolve: process.env.VITEST === undefined ? {} : { conditions: ["browser"] },
  build: {
    outDir: "target/classes/web",
    emptyOutDir: true,
    target: ["es2022", "chrome100", "firefox100", "safari15.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      checks: { pluginTimings: false },
      input: {
        index: page("index"),
        host: page("host"),
        projector: page("projector"),
        practice: page("practice"),
      },
    },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});

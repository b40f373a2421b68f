// Plays the browser tests on the built program: `npm run rehearse [-- round]`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { startServer } from "./server.mjs";

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const { port } = probe.address();
await new Promise((closed) => probe.close(closed));
const server = await startServer("--port", port, "--public-url", `http://hall.test:${port}`);
const test = spawn("npx", ["playwright", "test", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, HEADROOM_URL: server.url, HEADROOM_HOST_URL: server.hostUrl },
});
test.on("exit", async (status) => {
  await server.stop();
  process.exit(status ?? 1);
});

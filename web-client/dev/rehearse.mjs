// Plays the browser test on the stage: `npm run build && npm run rehearse`.
import { spawn } from "node:child_process";
import { HOST_KEY, startStage } from "./stage.mjs";

const stage = await startStage();
const url = `http://127.0.0.1:${stage.port}`;
const test = spawn("npx", ["playwright", "test", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: {
    ...process.env,
    HEADROOM_URL: `${url}/`,
    HEADROOM_HOST_URL: `${url}/host#key=${HOST_KEY}`,
  },
});
test.on("exit", (status) => {
  stage.stop();
  process.exit(status ?? 1);
});

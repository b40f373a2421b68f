// Starts the built program on a fresh data folder, for scripts that need a real server.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HEADROOM = fileURLToPath(new URL("../../ops/headroom", import.meta.url));

/** Resolves to its addresses once it is ready; `stop` also takes its data away. */
export async function startServer(...flags) {
  const data = mkdtempSync(join(tmpdir(), "headroom-"));
  const program = spawn(HEADROOM, ["serve", "--json", "--data", data, ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(program, "exit");
  process.on("exit", () => program.kill()); // whatever becomes of the script
  const [line] = await Promise.race([
    once(createInterface(program.stdout), "line"),
    exited.then(([status]) => Promise.reject(new Error(`the server ended with ${status}`))),
  ]);
  const { url, hostUrl } = JSON.parse(line);
  return {
    url,
    hostUrl,
    key: new URLSearchParams(new URL(hostUrl).hash.slice(1)).get("key"),
    stop: async () => {
      program.kill();
      await exited;
      rmSync(data, { recursive: true });
    },
  };
}

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Writes `.gz` and `.br` files beside those of the build, for servers that send compressed files as they are. */
export function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "dist" }, bundle) {
      const texts = Object.keys(bundle).filter((file) => /\.(js|css|html|svg)$/.test(file));
      await Promise.all(
        texts.map(async (file) => {
          const content = await readFile(join(dir, file));
          await writeFile(join(dir, `${file}.gz`), gzipSync(content, { level: 9 }));
          await writeFile(join(dir, `${file}.br`), brotliCompressSync(content));
        }),
      );
    },
  };
}

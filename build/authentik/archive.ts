import { gzipSync } from "node:zlib";

/** Size of a block of a tar archive. */
const BLOCK = 512;

/** A gzipped tar archive of files, by path. The same files make the same archive: owners and times are left out. */
export function archive(files: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...files].flatMap(([path, content]) => [
    header(path, content.length),
    content,
    Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

/** The header of a file, as `ustar` has it: texts at fixed places, numbers octal. */
function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(path) > 100) throw new Error(`This path is too long for the archive: ${path}`);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  block.write(path, 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7) + octal(0, 7), 108);
  block.write(octal(size, 11) + octal(0, 11), 124);
  block.write(" ".repeat(8), 148); // the sum is made as if its own place held blanks
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write(`${octal(sum(block), 6)} `, 148);
  return block;
}

function sum(block: Buffer): number {
  return block.reduce((total, byte) => total + byte, 0);
}

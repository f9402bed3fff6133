/**
 * More than this many bytes no browser can send: a file goes as one text, a third longer than it is, and the longest that
 * Chromium has room for are half a gigabyte. What a server takes is much less, and is the server's to say.
 */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Reads a file as `data:` URL; the bar shows how far it is. Ends with `undefined` if the signal does it first. */
export function readFile(
  file: File,
  bar: HTMLProgressElement | null,
  signal: AbortSignal,
): Promise<string | undefined> {
  const reader = new FileReader();
  const abort = () => reader.abort();
  signal.addEventListener("abort", abort);
  if (bar) Object.assign(bar, { max: file.size, value: 0, hidden: false });
  return new Promise<string | undefined>((resolve, reject) => {
    reader.onprogress = ({ loaded }) => bar && (bar.value = loaded);
    reader.onabort = () => resolve(undefined);
    reader.onload = () => resolve(reader.result as string); // that is what reading a data: URL gives
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read"));
    reader.readAsDataURL(file);
  }).finally(() => {
    signal.removeEventListener("abort", abort);
    if (bar) bar.hidden = true;
  });
}

/**
 * The most bytes that a browser can send: a file is sent as one text, a third longer than the file, and the longest
 * text of Chromium has half a gigabyte. Servers take much less, and refuse the rest themselves.
 */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Reads a file as `data:` URL; the bar shows how far it is. Resolves to `undefined` if the signal aborts. */
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
    reader.onload = () => resolve(reader.result as string); // `readAsDataURL` gives a text
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read"));
    reader.readAsDataURL(file);
  }).finally(() => {
    signal.removeEventListener("abort", abort);
    if (bar) bar.hidden = true;
  });
}

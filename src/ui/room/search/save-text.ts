// Longer than any browser takes to begin.
const FORGET_MS = 60_000;
// Not in names of files, on one system or another; the line ends of Windows are not needed anywhere.
const NOT_IN_NAMES = /[\p{Cc}<>:"/\\|?*]/gu;

/** Offers a text for download. @param name of the file, without its ending; what no system takes is replaced */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(NOT_IN_NAMES, '_')}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
}

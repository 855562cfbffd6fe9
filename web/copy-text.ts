/**
 * Puts `text` on the clipboard; false when the browser refuses. Without HTTPS (an office's own network)
 * there is no `navigator.clipboard`: the old command does it from a field that takes the focus for a moment.
 */
export async function copyText(text: string): Promise<boolean> {
  // The types promise a clipboard that an insecure context does not have.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      return copyByCommand(text);
    }
  }
  return copyByCommand(text);
}

function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

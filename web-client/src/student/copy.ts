/**
 * Copies what stands in a field. A page without a secure context has no clipboard interface, so
 * there the old way of select and copy must do.
 *
 * @returns whether it was copied
 */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Not allowed now; the old way may be.
    }
  }
  return document.execCommand("copy");
}

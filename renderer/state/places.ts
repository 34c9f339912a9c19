/** How commands reach what is on the page: the pane after this one, a field, a button. */

/** Moves the focus to a control. */
export function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Presses a control. */
export function clickOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** Moves the focus to the next pane that is there; each has `data-pane` and takes it to its first control. */
export function walkPanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  const focusable = 'a[href], button:not([disabled]), input, select, [tabindex="0"]';
  const first = next?.matches('[tabindex="0"]')
    ? next
    : next?.querySelector<HTMLElement>(focusable);
  (first ?? next)?.focus();
}

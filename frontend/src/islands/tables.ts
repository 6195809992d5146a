// A table wider than the screen scrolls inside its frame; the keyboard must be able to reach that frame.
export function letTablesScroll(root: ParentNode): void {
  for (const frame of root.querySelectorAll<HTMLElement>('.table-wrap')) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
  }
}

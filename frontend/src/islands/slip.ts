// What stands behind the # of the address goes into the field: a browser never sends it, so no server writes it down.
// <input name="code" data-island="slip">; without a script the code of the slip is typed. It does not stay in the history.
export function fillFromSlip(input: HTMLInputElement): void {
  const given = new URLSearchParams(location.hash.slice(1)).get(input.name)
  if (!given) return
  input.value = given
  history.replaceState(history.state, '', location.pathname + location.search)
}

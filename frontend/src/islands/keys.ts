// The screen of the book by keyboard: Alt and a digit choose what is done, Alt+0 opens the rest; what was chosen is said.
// The arrow keys choose among the people found while the field of the visitor has the focus, Alt+9 among what they came
// for before.

function options(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=radio][name=outcome]')]
}

export function chooseByKey(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[data-keys-said]')
  const found = options(form)
  found.forEach((option, index) => {
    option.setAttribute('aria-keyshortcuts', `Alt+${index + 1}`)
    option.labels?.[0]?.setAttribute('data-key', String(index + 1)) // seen where it is chosen, not counted
  })
  form.querySelector('summary')?.setAttribute('aria-keyshortcuts', 'Alt+0')
  form.querySelector<HTMLInputElement>('#id_who')?.focus()

  function chooseNext(name: string, step: number): boolean {
    const all = [...form.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`)]
    const next = all[(all.findIndex((one) => one.checked) + step + all.length) % all.length]
    if (!next) return false
    next.checked = true
    if (said) said.textContent = next.labels?.[0]?.textContent?.trim() ?? ''
    return true
  }

  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit\d$/.test(event.code)) return
    const digit = Number(event.code.slice(-1))
    const option = found[digit - 1]
    if (digit === 0) {
      const more = form.querySelector('details')
      if (!more) return
      more.open = !more.open
      if (more.open) more.querySelector<HTMLElement>('input, select, textarea')?.focus()
    } else if (option) {
      option.checked = true
      if (said) said.textContent = option.labels?.[0]?.textContent?.trim() ?? ''
      form.querySelector<HTMLInputElement>('#id_answer')?.focus()
    } else if (digit === 9) {
      chooseNext('again', 1)
    } else return
    event.preventDefault()
  })

  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return
    event.preventDefault() // of all fields only a list does not send its form
    form.requestSubmit()
  })

  form.querySelector<HTMLInputElement>('#id_who')?.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && chooseNext('person', step)) event.preventDefault()
    if (event.key !== 'Tab' || event.shiftKey) return
    event.preventDefault() // whether anybody was found or not, the next key types what it is about
    form.querySelector<HTMLElement>('#id_subject')?.focus()
  })
}

// A form that takes the server more than a moment says so until the next page comes.
// <form data-island="busy" data-busy="正在读取名单…">; the words come with the page, in its language.

export function tellBusy(form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    const told = document.createElement('div')
    told.className = 'meter meter--wait'
    told.setAttribute('role', 'status')
    const words = document.createElement('p')
    words.textContent = form.dataset.busy ?? ''
    const bar = document.createElement('progress')
    bar.setAttribute('aria-label', words.textContent)
    told.append(words, bar)
    form.append(told)
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
    form.addEventListener('submit', (again) => again.preventDefault())
    // Back from the next page, the browser may show this one as it was left.
    window.addEventListener('pageshow', (shown: PageTransitionEvent) => shown.persisted && location.reload(), { once: true })
  }, { once: true })
}

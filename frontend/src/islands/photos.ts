// Shows the chosen photos small, with name and size, before they are sent.
import { say } from './words'

export function previewPhotos(input: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.className = 'photos'
  list.setAttribute('aria-live', 'polite')
  input.after(list)
  input.addEventListener('change', () => {
    for (const image of list.querySelectorAll('img')) URL.revokeObjectURL(image.src)
    list.replaceChildren(...[...(input.files ?? [])].map(item))
  })
}

function item(file: File): HTMLElement {
  const row = document.createElement('li')
  row.className = 'photos__item'
  const image = document.createElement('img')
  image.alt = ''
  image.addEventListener('error', () => image.remove())
  image.src = URL.createObjectURL(file)
  const size = (file.size / 1024 / 1024).toFixed(1)
  const words = document.createElement('span')
  words.textContent = say(`${file.name}，${size} 兆`, `${file.name}, ${size} MB`)
  row.append(image, words)
  return row
}

// A button reads aloud what it controls, by a voice that lives on the device; without one it stays away.

function voice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith('zh'))
}

export function offerVoice(button: HTMLElement): void {
  const text = document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!text || !('speechSynthesis' in window)) return
  const start = button.textContent ?? ''
  const rest = () => {
    button.textContent = start
  }
  button.addEventListener('click', () => {
    const reads = speechSynthesis.speaking
    speechSynthesis.cancel()
    if (reads) return rest()
    const words = new SpeechSynthesisUtterance(text.innerText)
    words.voice = voice() ?? null
    words.lang = 'zh-CN'
    words.rate = 0.9 // for ears that need a little longer
    words.onend = words.onerror = rest
    button.textContent = button.dataset.stop ?? start
    speechSynthesis.speak(words)
  })
  const show = () => {
    button.hidden = !voice()
  }
  show()
  speechSynthesis.addEventListener('voiceschanged', show)
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

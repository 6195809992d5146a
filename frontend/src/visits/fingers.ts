// A tap goes from press to release: whoever draws the page anew in between takes away what is being tapped, and the tap is lost.
let isPressed = false
let waits: (() => void) | undefined

/** At once, or right after the finger is lifted; of several wishes the last one is enough. */
export function whenNothingIsPressed(act: () => void): void {
  if (isPressed) waits = act
  else act()
}

function lifted(): void {
  isPressed = false
  waits?.()
  waits = undefined
}

addEventListener('pointerdown', () => (isPressed = true), true)
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(lifted), true) // after the click

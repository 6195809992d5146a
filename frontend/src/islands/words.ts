// The few words scripts say, in the page's language.
const english = document.documentElement.lang.startsWith('en')

export function say(zh: string, en: string): string {
  return english ? en : zh
}

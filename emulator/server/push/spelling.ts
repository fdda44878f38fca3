import type { Modes } from '../modes.ts'

const unicode = (text: string): string =>
  text.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, (char) =>
    char === '\n' || char === '"' || char === '\\' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The same JSON value in another legal spelling. */
export function spell(value: unknown, spelling: Modes['spelling']): string {
  const compact = JSON.stringify(value)
  switch (spelling) {
    case 'compact':
      return compact
    case 'spaces':
      return JSON.stringify(value, null, 1)
    case 'slashes':
      return compact.replaceAll('/', '\\/')
    case 'unicode':
      return unicode(compact).replace(/[+=]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
    case 'newline':
      return `${compact}\n`
  }
}

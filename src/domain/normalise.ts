import { withoutMarkdown } from './markdown.ts'

const invisible = /[\u200b\u2060\ufeff]/g
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0f\uff0d]/g
const halfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/**
 * A command as typed on any keyboard: full-width letters, digits, slash, hyphen and space become half-width, leading slashes go,
 * spaces collapse, marks of markdown go. Line breaks and all other characters stay, so the rest of a message is still the person's text.
 */
export const normaliseCommand = (text: string): string =>
  withoutMarkdown(text)
    .replace(invisible, '')
    .replace(fullWidth, halfWidth)
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?(\r\n?|\n) ?/g, '\n')
    .trimEnd()
    .replace(/^[/\s]+/, '')

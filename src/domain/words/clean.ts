import { withoutMarkdown } from '../markdown.ts'
import { cleanText } from '../text.ts'

/** Pictures and stickers, `👍` and `[赞]`. */
const pictures = /\p{ExtPict}|\p{EMod}|\ufe0f|\u200d|\[[\p{Script=Han}A-Za-z]{1,8}\]/gu
/** Dictation and hasty thumbs part what is one word: spaces between two characters. */
const parted = /(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu
const marks =
  /^[\s【】[\]《》<>（）()，。！？、；：,.!?;:~～…"“”'‘’「」『』*_`/／—-]+|[\s【】[\]《》<>（）()，。！？、；：,.!?;:~～…"“”'‘’「」『』*_`—-]+$/gu

/** A short message in one line, in half-width letters, without pictures, spaces between characters, and marks around it. */
export const plainTalk = (text: string): string =>
  withoutMarkdown(cleanText(text))
    .replace(pictures, '')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replaceAll('帐', '账')
    .replace(parted, '')
    .replace(marks, '')

/** Of pictures alone. */
export const isPicture = (text: string): boolean => {
  const typed = cleanText(text)
  return typed !== '' && typed.replace(pictures, '').trim() === ''
}

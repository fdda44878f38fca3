import type { BulletinLine, PrintedBulletin } from '../domain/bulletin.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'

/** A section holds a thousand characters: all of it is shown, as in the file. */
const wholeSection = 3500

/** Each 一、 with the lines below it. */
const sectionsOf = (lines: readonly BulletinLine[]): { title: string; text: string[] }[] => {
  const sections: { title: string; text: string[] }[] = []
  for (const { level, text } of lines)
    if (level === 1) sections.push({ title: text, text: [] })
    else sections.at(-1)?.text.push(text)
  return sections
}

/** The text of a bulletin on a card, from its title to 签发. */
export const bulletinBlocks = (v: PrintedBulletin): Element[] => [
  note(`${v.issuer}　${v.day}`),
  heading(`${v.title}${v.mark ?? ''}`),
  ...sectionsOf(v.lines).flatMap(({ title, text }) => [heading(title), div(text.join('\n'), { max: wholeSection })]),
  hr(),
  ...v.routing.map((line) => div(line, { size: 'notation', colour: 'grey' })),
  note(v.signers.join('　')),
]

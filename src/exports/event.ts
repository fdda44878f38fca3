import type { EventWish } from './wish.ts'

/** As RFC 5545 has it: commas, semicolons, backslashes and line ends are written out. */
const escaped = (text: string): string => text.replace(/[\\;,]/gu, (sign) => `\\${sign}`).replace(/\r?\n/gu, '\\n')
/** `20261022T063000Z` */
const stamp = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`

const mostBytes = 75
/** A line holds 75 bytes; what is longer goes on in the next one, behind a space, never within a character. */
const folded = (line: string): string => {
  const lines: string[] = ['']
  for (const character of line) {
    const at = lines.length - 1
    const longer = `${lines[at]}${character}`
    if (Buffer.byteLength(longer) > mostBytes) lines.push(` ${character}`)
    else lines[at] = longer
  }
  return lines.join('\r\n')
}

/** One event for a calendar. Without an end: nobody has said when it is over. */
export const writeEvent = ({ uid, stamp: at, sequence, start, title, place, text }: EventWish['event']): Buffer =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//lianzhang//meeting//ZH',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp(at)}`,
      `DTSTART:${stamp(start)}`,
      `SUMMARY:${escaped(title)}`,
      ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
      `DESCRIPTION:${escaped(text)}`,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]
      .map(folded)
      .join('\r\n'),
  )

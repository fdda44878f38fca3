import type { FileChild, Paragraph } from 'docx'
import type { BulletinLine, PrintedBulletin } from '../domain/bulletin.ts'
import { paragraph, ruled, type StyleId, writePage } from './page.ts'

/** 《产业链工作动态》 on the page of GB/T 9704, under a head of its own: an internal bulletin is none of the standard's kinds. */
export const writeBulletin = (bulletin: PrintedBulletin): Promise<Buffer> => writePage(bodyOf(bulletin))

/** A line somebody may have typed a tab into, by its style or its level. */
export const lineOf = {
  style: (style: StyleId, text: string): Paragraph => line(style, text),
  level: ({ level, text }: BulletinLine): Paragraph => line(styleOf[level], text),
}

const styleOf: Record<BulletinLine['level'], StyleId> = {
  0: 'Body',
  1: 'Heading1',
  2: 'Heading2',
  3: 'Body',
  4: 'Body',
}

/** Tabs are ours: one that somebody typed would break the line. */
const flat = (text: string): string => text.replaceAll('\t', ' ')
const line = (style: StyleId, text: string): Paragraph => paragraph(style, flat(text))

const bodyOf = ({
  masthead,
  issue,
  issuer,
  day,
  title,
  mark,
  lines,
  routing,
  signers,
}: PrintedBulletin): FileChild[] => [
  line('Masthead', masthead),
  line('Issue', issue),
  paragraph('Issuer', `${flat(issuer)}\t${day}`),
  line('Body', ''),
  line('Title', title),
  ...(mark === undefined ? [] : [line('Subtitle', mark)]),
  line('Body', ''),
  ...lines.map(lineOf.level),
  line('Body', ''),
  ...ruled([...routing, signers.join('　　')].map((text) => line('Routing', text))),
]

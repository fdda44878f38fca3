/** Feishu's own tags in markdown. marked takes some for HTML and some for text, so they become marks before it sees them. */
const known = 'br|hr|at|person|font|text_tag|link|a|number_tag|local_datetime|raw'
const tagPattern = new RegExp(`<(/?)(${known})((?:\\s+[\\w-]+\\s*=\\s*(?:'[^']*'|"[^"]*"|[^\\s'">]+))*)\\s*(/?)>`, 'gi')
const attributePattern = /([\w-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'">]+))/g
const alone: readonly string[] = ['br', 'hr']

export interface Tag {
  kind: 'open' | 'close' | 'alone'
  name: string
  attributes: Record<string, string>
  raw: string
}

const start = '\ue000'
const end = '\ue001'
export const markPattern = /\ue000(\d+)\ue001/

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attributePattern)].map(([, name = '', single, double, bare]) => [
      name.toLowerCase(),
      single ?? double ?? bare ?? '',
    ]),
  )

/** The text with every tag as a mark, and the tags the marks stand for. */
export const markTags = (markdown: string): { text: string; tags: Tag[] } => {
  const tags: Tag[] = []
  const text = markdown
    .replaceAll(start, '')
    .replaceAll(end, '')
    .replace(tagPattern, (raw: string, slash: string, word: string, attributes: string, closed: string) => {
      const name = word.toLowerCase()
      const kind = slash ? 'close' : closed || alone.includes(name) ? 'alone' : 'open'
      tags.push({ kind, name, attributes: attributesOf(attributes), raw })
      return `${start}${tags.length - 1}${end}`
    })
  return { text, tags }
}

/** Marks as the tags they were, for code and attributes where no tag counts. */
export const unmark = (text: string, tags: readonly Tag[]): string =>
  text.replace(new RegExp(markPattern, 'g'), (_, number: string) => tags[Number(number)]?.raw ?? '')

import { isObject, type Json, objects, text } from '../../emulator/server/json.ts'

const words = (node: unknown): string => (isObject(node) ? text(node.content) : text(node))

/** Markdown as a person reads it: tags and stars gone, entities shown. */
const readable = (markdown: string): string =>
  markdown
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('**', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

const optionWord = (node: Json): string => {
  const chosen = objects(node.options).find((option) => option.value === node.initial_option)
  return chosen ? words(chosen.text) : words(node.placeholder)
}

const button = (node: Json): string => `［${words(node.text)}］`

const ticked = (node: Json): string[] => {
  const chosen = Array.isArray(node.selected_values) ? node.selected_values : []
  const labels = objects(node.options).filter((option) => chosen.includes(option.value))
  return labels.length > 0 ? labels.map((option) => words(option.text)) : [words(node.placeholder)]
}

/** What stands beside the bars of a gauge. */
const bars = (spec: unknown): string[] =>
  isObject(spec) && isObject(spec.data) ? objects(spec.data.values).map((bar) => `▬ ${text(bar.name)}`) : []

/** Buttons of a row stand on one line, other columns below each other. */
const columns = (node: Json): string[] => {
  const parts = objects(node.columns).map((column) => objects(column.elements).flatMap(elementText))
  return parts.every((lines) => lines.length === 1) ? [parts.flat().join('  ')] : parts.flat()
}

const indent = (lines: string[]): string[] => lines.map((line) => `  ${line}`)

const elementText = (node: Json): string[] => {
  switch (node.tag) {
    case 'div':
      return words(node.text).split('\n')
    case 'markdown':
      return readable(text(node.content)).split('\n')
    case 'hr':
      return ['────────']
    case 'input':
      return text(node.default_value) ? indent(text(node.default_value).split('\n')) : ['  ______']
    case 'select_static':
      return [`  ▾ ${optionWord(node)}`]
    case 'multi_select_static':
      return ticked(node).map((line) => `  ▾ ${line}`)
    case 'date_picker':
      return [`  ▾ ${text(node.initial_date) || words(node.placeholder)}`]
    case 'chart':
      return indent(bars(node.chart_spec))
    case 'button':
      return [button(node)]
    case 'column_set':
      return columns(node)
    case 'collapsible_panel': {
      const header = isObject(node.header) ? words(node.header.title) : ''
      return [`${node.expanded === true ? '▼' : '▶'} ${header}`, ...indent(objects(node.elements).flatMap(elementText))]
    }
    case 'form':
      return objects(node.elements).flatMap(elementText)
    default:
      return [`〔${text(node.tag)}〕`]
  }
}

export const headerOf = (card: Json): { title: string; subtitle: string; tags: string[] } => {
  const header = isObject(card.header) ? card.header : {}
  return {
    title: words(header.title),
    subtitle: words(header.subtitle),
    tags: objects(header.text_tag_list).map((tag) => words(tag.text)),
  }
}

const bodyOf = (card: Json): string[] =>
  isObject(card.body)
    ? objects(card.body.elements)
        .flatMap(elementText)
        .flatMap((line) => line.split('\n'))
    : []

/** A card as lines of text, framed at its left. */
export const cardText = (card: Json): string[] => {
  const { title, subtitle, tags } = headerOf(card)
  const head = [`【${title}】`, subtitle, ...tags.map((tag) => `〈${tag}〉`)].filter(Boolean).join(' ')
  return [`┌ ${head}`, ...bodyOf(card).map((line) => `│ ${line}`), '└']
}

/** Everything a reader finds on the card, for looking words up in it. */
export const cardWords = (card: Json): string => {
  const { title, subtitle, tags } = headerOf(card)
  return [title, subtitle, ...tags, ...bodyOf(card)].join('\n')
}

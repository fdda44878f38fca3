import { isObject, type Json, objects, text } from '../json.ts'
import { CardFault, type Path } from './fault.ts'

const interactive: readonly string[] = [
  'button',
  'input',
  'checker',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'overflow',
  'select_img',
]
const containerTags: readonly string[] = ['form', 'column_set', 'collapsible_panel', 'interactive_container']

interface Around {
  path: Path
  /** Tags of the containers around, outermost first. */
  inside: readonly string[]
}

interface Tally {
  tagged: number
  tables: number
  names: Set<string>
  ids: Set<string>
}

const fault = (path: Path, message: string, value = ''): CardFault => new CardFault(200621, message, path, value)

/** What lies where, how deep and how many: needs a card that passed the shape check. */
export function checkStructure(card: Json): void {
  const tally: Tally = { tagged: 0, tables: 0, names: new Set(), ids: new Set() }
  visit(card.header, { path: ['header'], inside: [] }, { ...tally, tagged: 0 })
  visit(card.body, { path: ['body'], inside: [] }, tally)
  if (tally.tagged > 200) throw new CardFault(11310, 'element exceeds the limit', [], String(tally.tagged))
  if (tally.tables > 5) throw new CardFault(11310, 'card table number over limit', [], 'table')
}

function visit(value: unknown, around: Around, tally: Tally): void {
  if (Array.isArray(value)) {
    const last = around.path.at(-1) ?? ''
    for (const [i, item] of value.entries())
      visit(item, { ...around, path: [...around.path.slice(0, -1), `${last}[${i}]`] }, tally)
    return
  }
  if (!isObject(value)) return
  const tag = text(value.tag)
  const path = tag ? [...around.path.slice(0, -1), `${around.path.at(-1) ?? ''}(tag: ${tag})`] : around.path
  if (tag) tally.tagged += 1
  checkId(value, path, tally)
  if (tag) checkPlace(value, tag, { ...around, path }, tally)
  const inside = containerTags.includes(tag) || tag === 'column' ? [...around.inside, tag] : around.inside
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'behaviors' && key !== 'chart_spec' && key !== 'rows')
      visit(child, { path: [...path, key], inside }, tally)
  }
}

function checkId(node: Json, path: Path, tally: Tally): void {
  const id = node.element_id
  if (typeof id !== 'string') return
  if (tally.ids.has(id)) throw fault(path, `duplicate element_id: ${id}`, id)
  tally.ids.add(id)
}

function checkPlace(node: Json, tag: string, { path, inside }: Around, tally: Tally): void {
  const inForm = inside.includes('form')
  if (tag === 'form' && inside.length) throw fault(path, 'a form must stand directly in body.elements')
  if (tag === 'table' && inside.length) throw fault(path, 'a table must stand directly in body.elements')
  if (tag === 'column' && inside.at(-1) !== 'column_set') throw fault(path, 'a column must stand in a column_set')
  if (tag === 'chart' && inForm) throw fault(path, 'a chart may not stand in a form')
  if (containerTags.includes(tag) && inside.filter((outer) => outer !== 'column').length >= 5)
    throw fault(path, 'containers nest deeper than 5 levels')
  tally.tables += tag === 'table' ? 1 : tag === 'markdown' ? markdownTables(text(node.content)) : 0
  if (interactive.includes(tag)) checkControl(node, tag, path, inForm)
  checkName(node, tag, path, tally)
  if (tag === 'form' && !submits(node.elements))
    throw new CardFault(300123, 'there is no submit button in the form container, at least one', path)
}

function checkControl(node: Json, tag: string, path: Path, inForm: boolean): void {
  if (inForm && !text(node.name)) throw fault(path, `a component in a form needs a name: ${tag}`)
  if (inForm) return
  if (node.form_action_type !== undefined) throw fault(path, 'formActionType only in form')
  if (node.required !== undefined) throw fault(path, 'required only in form')
  if (node.multi_select === true) throw fault(path, 'multi_select only in form')
}

function checkName(node: Json, tag: string, path: Path, tally: Tally): void {
  const name = interactive.includes(tag) || containerTags.includes(tag) ? text(node.name) : ''
  if (!name) return
  if (tally.names.has(name)) throw fault(path, `duplicate name: ${name}`, name)
  tally.names.add(name)
}

function submits(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(submits)
  if (!isObject(value)) return false
  if (value.tag === 'button') return value.form_action_type === 'submit'
  return [...objects(value.columns), ...objects(value.elements)].some(submits)
}

/** GFM tables: a delimiter row under a row with bars, outside fenced code. */
function markdownTables(content: string): number {
  let fenced = false
  let count = 0
  const lines = content.split('\n')
  lines.forEach((line, i) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    else if (
      !fenced &&
      /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line) &&
      line.includes('|') &&
      lines[i - 1]?.includes('|')
    )
      count += 1
  })
  return count
}

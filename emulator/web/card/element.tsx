import type { ComponentChildren } from 'preact'
import { type Json, objects, text } from '../../server/json.ts'
import { Chart } from '../chart/chart.tsx'
import { useNames } from '../names.ts'
import { Markdown } from '../text/markdown.tsx'
import { CardButton } from './button.tsx'
import { CardTable } from './card-table.tsx'
import { Clickable, Column, ColumnSet, Form, Panel } from './containers.tsx'
import { DatePicker } from './date-picker.tsx'
import { CardImage, ImageCombination } from './images.tsx'
import { bareWords, SaidBefore } from './label.ts'
import { MultiSelect } from './multi-select.tsx'
import { CardText, wordsOf } from './plain.tsx'
import { Select } from './select.tsx'
import { Checker, ImageChoice, Overflow } from './small-controls.tsx'
import { TextInput } from './text-input.tsx'

const Persons = ({ ids }: { ids: string[] }) => {
  const nameOf = useNames()
  return <span class="mention">{ids.map(nameOf).join('、')}</span>
}

/** Short fields stand two in a row. */
const Fields = ({ fields }: { fields: Json[] }) => (
  <div class="columns columns-bisect">
    {fields.map((field) => (
      <div class={`column ${field.is_short === true ? '' : 'width-whole'}`}>
        <CardText node={field.text} />
      </div>
    ))}
  </div>
)

const Div = ({ node }: { node: Json }) => {
  const fields = objects(node.fields)
  return (
    <div class="block">
      <CardText node={node.text} />
      {fields.length > 0 && <Fields fields={fields} />}
    </div>
  )
}

const MarkdownBlock = ({ node }: { node: Json }) => (
  <CardText node={{ tag: 'markdown', content: node.content, text_size: node.text_size, text_align: node.text_align }} />
)

const inside = (node: Json): ComponentChildren => <Elements nodes={node.elements} />

/** One component of a card. What this page cannot draw is named, never dropped. */
const Element = ({ node }: { node: Json }): ComponentChildren => {
  switch (node.tag) {
    case 'div':
      return <Div node={node} />
    case 'markdown':
      return <MarkdownBlock node={node} />
    case 'hr':
      return <hr />
    case 'img':
      return <CardImage node={node} />
    case 'img_combination':
      return <ImageCombination node={node} />
    case 'person':
      return <Persons ids={[text(node.user_id)]} />
    case 'person_list':
      return <Persons ids={objects(node.persons).map(({ id }) => text(id))} />
    case 'column_set':
      return (
        <ColumnSet node={node}>
          {objects(node.columns).map((column) => (
            <Column node={column}>{inside(column)}</Column>
          ))}
        </ColumnSet>
      )
    case 'collapsible_panel':
      return <Panel node={node}>{inside(node)}</Panel>
    case 'interactive_container':
      return <Clickable node={node}>{inside(node)}</Clickable>
    case 'form':
      return <Form node={node}>{inside(node)}</Form>
    case 'chart':
      return <Chart node={node} />
    case 'table':
      return <CardTable node={node} />
    case 'button':
      return <CardButton node={node} />
    case 'input':
      return <TextInput node={node} />
    case 'select_static':
    case 'select_person':
      return <Select node={node} />
    case 'multi_select_static':
    case 'multi_select_person':
      return <MultiSelect node={node} />
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return <DatePicker node={node} />
    case 'checker':
      return <Checker node={node} />
    case 'overflow':
      return <Overflow node={node} />
    case 'select_img':
      return <ImageChoice node={node} />
    default:
      return <Markdown content={`本页不显示这种组件：${text(node.tag).replace(/\W/g, '')}`} />
  }
}

/** A line of text in front of a control is its label. */
const labelIn = (node: Json | undefined): string =>
  node?.tag === 'markdown' ? bareWords(text(node.content)) : node?.tag === 'div' ? bareWords(wordsOf(node.text)) : ''

export const Elements = ({ nodes }: { nodes: unknown }): ComponentChildren =>
  objects(nodes).map((node, i, all) => (
    <SaidBefore.Provider value={labelIn(all[i - 1])}>
      <Element node={node} />
    </SaidBefore.Provider>
  ))

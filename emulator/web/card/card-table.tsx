import { type Json, objects, text } from '../../server/json.ts'
import { useNames } from '../names.ts'
import { dayTime } from '../office-time.ts'
import { Markdown } from '../text/markdown.tsx'
import { Pager, usePages } from '../text/pages.tsx'

const safe = (value: unknown): string => text(value).replace(/[^a-z]/g, '') || 'neutral'

const number = (value: unknown, format: Json): string => {
  if (typeof value !== 'number') return ''
  const precision = typeof format.precision === 'number' ? format.precision : undefined
  const shown = value.toLocaleString('zh-CN', {
    useGrouping: format.separator === true,
    ...(precision === undefined ? {} : { minimumFractionDigits: precision, maximumFractionDigits: precision }),
  })
  return `${text(format.symbol)}${shown}`
}

const Cell = ({ column, value }: { column: Json; value: unknown }) => {
  const nameOf = useNames()
  switch (column.data_type) {
    case 'number':
      return <>{number(value, (column.format as Json | undefined) ?? {})}</>
    case 'options':
      return (
        <>
          {objects(value).map((option) => (
            <span key={text(option.text)} class={`tag tag-${safe(option.color)}`}>
              {text(option.text)}
            </span>
          ))}
        </>
      )
    case 'persons':
      return (
        <>
          {[value]
            .flat()
            .map((id) => nameOf(text(id)))
            .join('、')}
        </>
      )
    case 'date':
      return <>{typeof value === 'number' ? dayTime(value) : ''}</>
    case 'lark_md':
    case 'markdown':
      return <Markdown content={text(value)} />
    default:
      return <>{text(value)}</>
  }
}

export const CardTable = ({ node }: { node: Json }) => {
  const columns = objects(node.columns)
  const { shown, ...pages } = usePages(objects(node.rows), typeof node.page_size === 'number' ? node.page_size : 5)
  return (
    <>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={text(column.name)}>{text(column.display_name) || text(column.name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {columns.map((column) => (
                  <td key={text(column.name)} class={`align-${safe(column.horizontal_align)}`}>
                    <Cell column={column} value={row[text(column.name)]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager {...pages} />
    </>
  )
}

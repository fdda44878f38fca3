import type { ComponentChildren } from 'preact'
import { isObject, type Json, objects, text } from '../../server/json.ts'
import { CardText, wordsOf } from './plain.tsx'
import { InForm, useCard } from './use-card.ts'

interface Container {
  node: Json
  children: ComponentChildren
}

export const Form = ({ children }: Container) => (
  <InForm.Provider value={true}>
    <div class="form">{children}</div>
  </InForm.Provider>
)

const flexModes: readonly string[] = ['none', 'stretch', 'flow', 'bisect', 'trisect']

export const ColumnSet = ({ node, children }: Container) => {
  const mode = text(node.flex_mode)
  return <div class={`columns columns-${flexModes.includes(mode) ? mode : 'none'}`}>{children}</div>
}

export const Column = ({ node, children }: Container) => {
  const weight = typeof node.weight === 'number' ? node.weight : 1
  const width = node.width === 'weighted' ? `weight-${Math.min(5, Math.max(1, Math.round(weight)))}` : 'width-auto'
  return <div class={`column ${width} column-${node.vertical_align === 'center' ? 'center' : 'top'}`}>{children}</div>
}

export const Panel = ({ node, children }: Container) => {
  const header = isObject(node.header) ? node.header : {}
  return (
    <details class="panel" open={node.expanded === true}>
      <summary>
        <CardText node={header.title} />
      </summary>
      <div class="panel-body">{children}</div>
    </details>
  )
}

/** A click on a button inside is the button's. */
export const Clickable = ({ node, children }: Container) => {
  const { press, busy } = useCard()
  if (objects(node.behaviors).length === 0) return <div class="block">{children}</div>
  const off = busy || node.disabled === true
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element may not hold the buttons that Feishu allows inside.
    <div
      class="clickable"
      role="button"
      tabIndex={0}
      aria-disabled={off}
      title={wordsOf(node.hover_tips) || undefined}
      onClick={(event) => {
        if (!off && !(event.target as Element).closest('button,input,select,textarea,a,summary')) press(node)
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
        event.preventDefault()
        if (!off) press(node)
      }}
    >
      {children}
    </div>
  )
}

export type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object of a card with a `tag`, depth first. */
export const tagged = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(tagged)
  if (!isNode(value)) return []
  return [...(typeof value.tag === 'string' ? [value] : []), ...Object.values(value).flatMap(tagged)]
}

export const withTag = (value: unknown, tag: string): Node[] => tagged(value).filter((node) => node.tag === tag)

/** The value a click on this button would bring. */
export const callbackValue = (button: Node): unknown =>
  Array.isArray(button.behaviors) && isNode(button.behaviors[0]) ? button.behaviors[0].value : undefined

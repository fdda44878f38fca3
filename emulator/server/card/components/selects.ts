import { isObject, type Json, objects } from '../../json.ts'
import {
  anyText,
  type Check,
  flag,
  listOf,
  numberIn,
  oneOf,
  type Place,
  type Shape,
  shaped,
  someText,
  wrong,
} from '../checks.ts'
import { behaviors, common, confirm, disabling, icon, multiUrl, plainText, shortText } from '../parts.ts'
import { controlName, controlWidth } from './button.ts'

const option: Check = shaped({ required: { text: plainText, value: someText }, optional: { icon } })
const personOption: Check = shaped({ required: { value: someText } })
const menuOption: Check = shaped({ required: { text: shortText }, optional: { value: anyText, multi_url: multiUrl } })

const shared: Record<string, Check> = {
  ...common,
  ...disabling,
  name: controlName,
  required: flag,
  placeholder: shortText,
  type: oneOf('default', 'text'),
  width: controlWidth,
  behaviors,
  confirm,
}

const valuesOf = (node: Json): unknown[] => objects(node.options).map((item) => item.value)

function distinct(node: Json, at: Place): void {
  const values = valuesOf(node)
  const twice = values.find((value, i) => values.indexOf(value) !== i)
  if (twice !== undefined) throw wrong(at, 'option values must be unique in the component', twice)
}

/** What is chosen beforehand must be among the options. */
function offered(node: Json, at: Place): void {
  distinct(node, at)
  const values = valuesOf(node)
  const chosen = Array.isArray(node.selected_values)
    ? node.selected_values
    : node.initial_option === undefined
      ? []
      : [node.initial_option]
  for (const value of chosen)
    if (!values.includes(value)) throw wrong(at, 'the initial value is not one of the options', value)
  if (typeof node.initial_index === 'number' && node.initial_index > values.length)
    throw wrong(at, 'initial_index is beyond the options')
}

function select(tag: string, item: Check, optional: Record<string, Check>): Check {
  const shape: Shape = { required: { tag: oneOf(tag) }, optional: { ...shared, options: listOf(item), ...optional } }
  return shaped(shape, offered)
}

/** `initial_option` is the value itself, never an object; there is no `label`. */
const single = { initial_option: anyText, initial_index: numberIn(0, 1000) }
const several = { selected_values: listOf(anyText) }

export const selectStatic: Check = select('select_static', option, single)
export const multiSelectStatic: Check = select('multi_select_static', option, several)

const person = (tag: string, optional: Record<string, Check>): Check =>
  shaped(
    { required: { tag: oneOf(tag) }, optional: { ...shared, options: listOf(personOption), ...optional } },
    (node, at) => {
      if (isObject(node) && Array.isArray(node.options) && node.options.length) offered(node, at)
    },
  )

/** Without options the candidates are the members of the chat. */
export const selectPerson: Check = person('select_person', { initial_option: anyText })
export const multiSelectPerson: Check = person('multi_select_person', several)

export const overflow: Check = shaped(
  {
    required: { tag: oneOf('overflow'), options: listOf(menuOption) },
    optional: { ...common, ...disabling, name: controlName, behaviors, confirm, width: controlWidth },
  },
  distinct,
)

const image: Check = shaped({
  required: { img_key: someText, value: someText },
  optional: { disabled: flag, disabled_tips: plainText, hover_tips: plainText },
})

export const selectImg: Check = shaped(
  {
    required: { tag: oneOf('select_img'), options: listOf(image) },
    optional: {
      ...common,
      ...disabling,
      name: controlName,
      required: flag,
      multi_select: flag,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      aspect_ratio: oneOf('1:1', '16:9', '4:3'),
      can_preview: flag,
      behaviors,
      confirm,
    },
  },
  distinct,
)

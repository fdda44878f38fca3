import { isObject } from '../../json.ts'
import { type Check, wrong } from '../checks.ts'
import { CardFault } from '../fault.ts'
import { button, checker } from './button.ts'
import { chart } from './chart.ts'
import { containers } from './containers.ts'
import { div, hr, img, imgCombination, markdown, person, personList } from './display.ts'
import { input } from './inputs.ts'
import { datePicker, datetimePicker, timePicker } from './pickers.ts'
import { multiSelectPerson, multiSelectStatic, overflow, selectImg, selectPerson, selectStatic } from './selects.ts'
import { table } from './table.ts'

const gone: readonly string[] = ['action', 'note']

/** One component of a card, by its tag. */
export const component: Check = (value, at) => {
  if (!isObject(value)) throw wrong(at, 'a component must be an object', value)
  const { tag } = value
  if (typeof tag !== 'string' || tag === '') throw wrong(at, 'missing required property, property: tag')
  if (gone.includes(tag))
    throw new CardFault(
      200861,
      'cards of schema V2 no longer support this capability',
      at.path,
      `unsupported tag ${tag}`,
    )
  const check = Object.hasOwn(components, tag) ? components[tag] : undefined
  if (!check) throw wrong(at, `not support tag: ${tag}`)
  check(value, at)
}

const components: Readonly<Record<string, Check>> = {
  ...containers(component),
  markdown,
  div,
  hr,
  img,
  img_combination: imgCombination,
  person,
  person_list: personList,
  table,
  chart,
  button,
  checker,
  input,
  select_static: selectStatic,
  multi_select_static: multiSelectStatic,
  select_person: selectPerson,
  multi_select_person: multiSelectPerson,
  date_picker: datePicker,
  picker_time: timePicker,
  picker_datetime: datetimePicker,
  overflow,
  select_img: selectImg,
}

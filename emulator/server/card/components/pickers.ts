import { type Check, flag, matching, oneOf, shaped, wrong } from '../checks.ts'
import { behaviors, common, confirm, disabling, shortText } from '../parts.ts'
import { controlName, controlWidth } from './button.ts'

function picker(tag: string, initial: string, form: Check): Check {
  return shaped(
    {
      required: { tag: oneOf(tag) },
      optional: {
        ...common,
        ...disabling,
        name: controlName,
        required: flag,
        width: controlWidth,
        behaviors,
        confirm,
        placeholder: shortText,
        [initial]: form,
      },
    },
    (node, at) => {
      if (node[initial] === undefined && node.placeholder === undefined)
        throw wrong(at, `placeholder is required without ${initial}`)
    },
  )
}

export const datePicker: Check = picker('date_picker', 'initial_date', matching(/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'))
export const timePicker: Check = picker('picker_time', 'initial_time', matching(/^\d\d:\d\d$/, 'HH:mm'))
export const datetimePicker: Check = picker(
  'picker_datetime',
  'initial_datetime',
  matching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'yyyy-MM-dd HH:mm'),
)

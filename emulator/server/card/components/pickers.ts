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

const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d'

export const datePicker: Check = picker('date_picker', 'initial_date', matching(new RegExp(`^${day}$`), 'yyyy-MM-dd'))
export const timePicker: Check = picker('picker_time', 'initial_time', matching(new RegExp(`^${time}$`), 'HH:mm'))
export const datetimePicker: Check = picker(
  'picker_datetime',
  'initial_datetime',
  matching(new RegExp(`^${day} ${time}$`), 'yyyy-MM-dd HH:mm'),
)

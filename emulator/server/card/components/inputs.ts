import { type Check, flag, numberIn, oneOf, shaped, textOf } from '../checks.ts'
import { behaviors, common, confirm, disabling, plainText, shortText } from '../parts.ts'
import { controlName, controlWidth } from './button.ts'

/** `multiline`, `icon` and `confirm_button` are not accepted (field). */
export const input: Check = shaped({
  required: { tag: oneOf('input') },
  optional: {
    ...common,
    ...disabling,
    name: controlName,
    required: flag,
    placeholder: shortText,
    default_value: textOf(1000),
    label: plainText,
    label_position: oneOf('top', 'left'),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: numberIn(1, 100),
    auto_resize: flag,
    max_rows: numberIn(1, 1000),
    max_length: numberIn(1, 1000),
    width: controlWidth,
    show_icon: flag,
    behaviors,
    confirm,
  },
})

import { type Check, either, flag, listOf, numberIn, oneOf, shaped, textOf, wrong } from '../checks.ts'
import { behaviors, common, confirm, disabling, icon, padding, plainText, px, shortText, styledText } from '../parts.ts'

export const controlWidth: Check = either('default|fill|[100,∞)px', oneOf('default', 'fill', 'auto'), px(100, 9999))

export const controlName: Check = textOf(100)

/** Root `value`, `url`, `multi_url` and `action_type` are 1.0 style and refused. */
export const button: Check = shaped(
  {
    required: { tag: oneOf('button') },
    optional: {
      ...common,
      ...disabling,
      text: shortText,
      icon,
      behaviors,
      confirm,
      name: controlName,
      type: oneOf(
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width: controlWidth,
      form_action_type: oneOf('submit', 'reset'),
      hover_tips: plainText,
    },
  },
  (node, at) => {
    if (node.text === undefined && node.icon === undefined) throw wrong(at, 'missing required property, property: text')
  },
)

export const checker: Check = shaped({
  required: { tag: oneOf('checker') },
  optional: {
    ...common,
    ...disabling,
    name: controlName,
    checked: flag,
    text: styledText('plain_text', 'lark_md'),
    overall_checkable: flag,
    button_area: shaped({
      optional: {
        pc_display_rule: oneOf('always', 'on_hover'),
        buttons: listOf(button, { max: 3 }),
      },
    }),
    checked_style: shaped({ optional: { show_strikethrough: flag, opacity: numberIn(0, 1, false) } }),
    hover_tips: plainText,
    behaviors,
    confirm,
    padding,
    required: flag,
  },
})

import { type Check, either, flag, listOf, numberIn, oneOf, shaped, someText } from '../checks.ts'
import {
  behaviors,
  color,
  common,
  confirm,
  disabling,
  icon,
  layout,
  multiUrl,
  padding,
  plainText,
  px,
  styledText,
  vertical,
} from '../parts.ts'
import { controlName } from './button.ts'

/** The containers, given the check of what they hold. */
export function containers(component: Check): Record<string, Check> {
  const elements = listOf(component)
  const background = either('default or a color', oneOf('default', 'laser'), color)
  const action = shaped({ optional: { multi_url: multiUrl } })

  const form = shaped({
    required: { tag: oneOf('form'), name: someText, elements },
    optional: { ...common, ...layout },
  })

  const column = shaped({
    required: { tag: oneOf('column') },
    optional: {
      ...common,
      ...layout,
      elements,
      width: either('auto|weighted|[16,600]px', oneOf('auto', 'weighted'), px(16, 600)),
      weight: numberIn(1, 5),
      background_style: background,
      action,
    },
  })

  const columnSet = shaped({
    required: { tag: oneOf('column_set'), columns: listOf(column) },
    optional: {
      ...common,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: layout.horizontal_spacing ?? padding,
      horizontal_align: layout.horizontal_align ?? padding,
      background_style: background,
      action,
    },
  })

  const panel = shaped({
    required: {
      tag: oneOf('collapsible_panel'),
      header: shaped({
        required: { title: styledText('plain_text', 'markdown') },
        optional: {
          icon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: oneOf(-180, -90, 90, 180),
          width: oneOf('fill', 'auto', 'auto_when_fold'),
          background_color: color,
          vertical_align: vertical,
          padding,
        },
      }),
    },
    optional: {
      ...common,
      ...layout,
      elements,
      expanded: flag,
      background_color: color,
      border: shaped({ optional: { color, corner_radius: px(0, 9999) } }),
    },
  })

  const interactive = shaped({
    required: { tag: oneOf('interactive_container'), elements },
    optional: {
      behaviors,
      ...common,
      ...layout,
      ...disabling,
      name: controlName,
      width: either('fill|auto|[16,999]px', oneOf('fill', 'auto'), px(16, 999)),
      height: either('auto|[10,999]px', oneOf('auto'), px(10, 999)),
      background_style: background,
      has_border: flag,
      border_color: color,
      corner_radius: px(0, 9999),
      confirm,
      hover_tips: plainText,
    },
  })

  return { form, column, column_set: columnSet, collapsible_panel: panel, interactive_container: interactive }
}

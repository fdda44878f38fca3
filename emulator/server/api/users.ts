import { hasScope } from '../push/subscribed.ts'
import type { EmuPerson } from '../types.ts'
import { ApiError, fieldInvalid } from './api-error.ts'
import { isIdType, textList } from './fields.ts'
import type { Call, Route } from './route.ts'

function idType(call: Call): 'open_id' | 'union_id' | 'user_id' {
  const type = call.query.get('user_id_type') ?? 'open_id'
  if (!isIdType(type)) throw fieldInvalid('user_id_type', 'unknown user_id_type')
  if (type === 'user_id' && !hasScope(call.world, ['contact:user.employee_id:readonly']))
    throw new ApiError(
      99991672,
      'Access denied. One of the following scopes is required: [contact:user.employee_id:readonly].',
      {
        error: {
          permission_violations: [{ type: 'action_scope_required', subject: 'contact:user.employee_id:readonly' }],
        },
      },
    )
  return type
}

const people = (call: Call): EmuPerson[] => [...call.world.people.values()]

const nameScopes = ['contact:user.base:readonly', 'contact:user.basic_profile:readonly']

const contactScopes = ['contact:contact.base:readonly', 'contact:contact:readonly', 'contact:contact:readonly_as_app']

/** The contact range equals the availability here. */
const inRange = ({ available, resigned }: EmuPerson): boolean => available && !resigned

/** A missing scope hides the field. */
function userData({ world }: Call, { open_id, union_id, user_id, name, mobile, email }: EmuPerson) {
  const shown = (scope: string) => hasScope(world, [scope])
  return {
    open_id,
    union_id,
    ...(shown('contact:user.employee_id:readonly') ? { user_id } : {}),
    ...(hasScope(world, nameScopes) ? { name, en_name: '' } : {}),
    ...(shown('contact:user.phone:readonly') && mobile ? { mobile } : {}),
    ...(shown('contact:user.email:readonly') && email ? { email } : {}),
    mobile_visible: true,
    status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
  }
}

export const userRoute: Route = {
  method: 'GET',
  path: '/open-apis/contact/v3/users/:user_id',
  scopes: contactScopes,
  run(call) {
    const type = idType(call)
    const person = people(call).find((candidate) => candidate[type] === call.params.user_id)
    if (!person) throw new ApiError(41012, 'user id invalid error')
    if (!inRange(person)) throw new ApiError(41050, 'no user authority error')
    return { user: userData(call, person) }
  },
}

/** `user_ids` comes once for each; who is unknown or out of range is left out. */
export const usersRoute: Route = {
  method: 'GET',
  path: '/open-apis/contact/v3/users/batch',
  scopes: contactScopes,
  run(call) {
    const type = idType(call)
    const ids = call.query.getAll('user_ids')
    if (ids.length === 0 || ids.length > 50) throw fieldInvalid('user_ids', 'user_ids takes 1 to 50')
    const found = people(call).filter((person) => ids.includes(person[type]) && inRange(person))
    return { items: found.map((person) => userData(call, person)) }
  },
}

/** A mainland number may come with +86 or without; any other needs its country's code. */
const withoutMainland = (mobile: string): string => mobile.replace(/^\+86/, '')

/** What is not found comes back without `user_id`, and that is no error. */
export const batchGetIdRoute: Route = {
  method: 'POST',
  path: '/open-apis/contact/v3/users/batch_get_id',
  scopes: ['contact:user.id:readonly'],
  body: 'json',
  run(call) {
    const type = idType(call)
    const resigned = call.body.include_resigned === true
    const found = (field: 'email' | 'mobile', value: string) => {
      const wanted = field === 'mobile' ? withoutMainland(value) : value
      const same = (of: EmuPerson) => (field === 'mobile' ? withoutMainland(of.mobile ?? '') : of.email) === wanted
      const person = people(call).find((candidate) => same(candidate) && (resigned || !candidate.resigned))
      return { [field]: value, ...(person ? { user_id: person[type] } : {}) }
    }
    const emails = textList(call, 'emails', 50).map((email) => found('email', email))
    const mobiles = textList(call, 'mobiles', 50).map((mobile) => found('mobile', mobile))
    return { user_list: [...emails, ...mobiles] }
  },
}

/** Names only; ignores the contact range. */
export const basicBatchRoute: Route = {
  method: 'POST',
  path: '/open-apis/contact/v3/users/basic_batch',
  scopes: ['contact:user.basic_profile:readonly'],
  rate: { second: 5, minute: 1000 },
  body: 'json',
  run(call) {
    const type = idType(call)
    const ids = textList(call, 'user_ids', 10)
    if (ids.length === 0) throw fieldInvalid('user_ids', 'user_ids is required')
    const users = people(call).filter((person) => ids.includes(person[type]))
    return {
      users: users.map((person) => ({ user_id: person[type], name: person.name, i18n_name: { zh_cn: person.name } })),
    }
  },
}

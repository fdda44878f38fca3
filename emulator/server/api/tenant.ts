import type { Route } from './route.ts'

/** Which organisation the app lives in. */
export const tenantRoute: Route = {
  method: 'GET',
  path: '/open-apis/tenant/v2/tenant/query',
  scopes: ['tenant:tenant:readonly'],
  run: ({ world }) => ({
    tenant: {
      name: '示例单位（虚构）',
      display_id: 'F000000001',
      tenant_tag: 0,
      tenant_key: world.tenant_key,
      avatar: {},
    },
  }),
}

/** How many long connections of the app are open. Needs no scope. */
export const connectionRoute: Route = {
  method: 'GET',
  path: '/open-apis/event/v1/connection',
  scopes: [],
  run: ({ world }) => ({ online_instance_cnt: world.lines.open }),
}

import type { Covered } from './coverage.ts'

const v7 = '/open-apis/application/v7/applications/:app_id'
const v6 = '/open-apis/application/v6'
const app = `${v6}/applications/:app_id`

/** Registering an app by scanning, and the console behind it. One app at a time: a scanned one takes the place of the former. */
export const consoleCoverage: readonly Covered[] = [
  {
    method: 'POST',
    path: '/oauth/v1/app/registration',
    status: 'partial',
    missing:
      'several apps side by side: tokens, open_ids, messages, connections and pushes are of the one app, and a second one is a second emulator; the code as it is on the host of Lark',
    assumed:
      'the page confirms on this host; status of a poll (`pollStatus`); how long a code lives is said as (`beginExpiry`); an enterprise may forbid it (`registration`); what is confirmed is published with it (`patchScope`); whose open_id comes with it (`scannerOpenId`)',
    tests: 'api/registration.test.ts',
  },
  {
    method: 'PATCH',
    path: `${v7}/config`,
    status: 'partial',
    missing: 'security, user scopes, departments; whether people outside the range can be reached follows the seed',
    assumed:
      'scopes need no review where versions need none (`review`); the challenge uses the keys in force (`encryptionLive`); apps from elsewhere (`v7`); whether a long connection can be chosen before a client is connected (`websocketNeedsClient`); when another way of subscribing is in force (`modeLive`)',
    tests: 'api/application.test.ts',
  },
  {
    method: 'PATCH',
    path: `${v7}/ability`,
    status: 'partial',
    missing: 'web apps, the old card address, icons of menus',
    assumed: 'three menus at the top, more only where they float',
    tests: 'api/application.test.ts',
  },
  {
    method: 'PATCH',
    path: `${v7}/base`,
    status: 'partial',
    missing: 'avatar, home page, other languages than Chinese',
    assumed: '',
    tests: 'api/application.test.ts',
  },
  {
    method: 'POST',
    path: `${v7}/publish`,
    status: 'supported',
    missing: '',
    assumed: 'who has to approve (`review`)',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: app,
    status: 'partial',
    missing: 'avatar, categories, redirect addresses, encryption',
    assumed:
      'it shows what is being changed, not what is live; how much of it (`appReadFields`), and its source (`createSource`)',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: `${app}/app_versions`,
    status: 'partial',
    missing: 'display names of events, remarks',
    assumed: 'newest first',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: `${app}/app_versions/:version_id`,
    status: 'partial',
    missing: 'display names of events, remarks',
    assumed: '',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: `${v6}/scopes`,
    status: 'partial',
    missing: '212100, user scopes',
    assumed: 'whether it is true (`grantStatus`)',
    tests: 'api/application.test.ts',
  },
  {
    method: 'POST',
    path: `${v6}/scopes/apply`,
    status: 'partial',
    missing: '212001, 212100; nobody is told',
    assumed: '',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/tenant/v2/tenant/query',
    status: 'partial',
    missing: 'a name of its own for each seed, the avatar',
    assumed: '',
    tests: 'api/application.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/event/v1/connection',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/application.test.ts',
  },
]

import type { Covered } from './coverage.ts'

/** Cards that are entities of their own, and text that streams into them. */
export const cardkitCoverage: readonly Covered[] = [
  {
    method: 'POST',
    path: '/open-apis/cardkit/v1/cards',
    status: 'partial',
    missing: 'templates',
    assumed: 'a fault CardKit has no code for keeps that of a message; who may be called is checked when it is sent',
    tests: 'api/cardkit.test.ts',
  },
  {
    method: 'PUT',
    path: '/open-apis/cardkit/v1/cards/:card_id',
    status: 'partial',
    missing: 'uuid',
    assumed: 'an old sequence is 300317, an unknown card 230001, over ten changes a second 230020',
    tests: 'api/cardkit.test.ts',
  },
  {
    method: 'PATCH',
    path: '/open-apis/cardkit/v1/cards/:card_id/settings',
    status: 'partial',
    missing: 'uuid',
    assumed: 'what config names is replaced, the rest stays; codes as for the whole card',
    tests: 'api/cardkit.test.ts',
  },
  {
    method: 'PUT',
    path: '/open-apis/cardkit/v1/cards/:card_id/elements/:element_id/content',
    status: 'partial',
    missing: 'uuid; the pace of typing; 200850 and 200810 while it streams',
    assumed:
      'without streaming, or ten minutes after it began, 300309; an unknown element is 300313; codes as for the whole card',
    tests: 'api/cardkit.test.ts',
  },
]

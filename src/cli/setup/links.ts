/** Pages of the developer's console. Some are reported to lead to the front page of the app, so the words beside them say the way as well. */
export const consoleLinks = (base: string, appId: string) => {
  const page = (path: string) => `${base}/app/${appId}/${path}`
  return {
    auth: (scopes: readonly string[]) => `${page('auth')}?q=${scopes.join(',')}&op_from=openapi&token_type=tenant`,
    scopes: page('auth'),
    events: page('event?tab=event'),
    callbacks: page('event?tab=callback'),
    bot: page('bot'),
    version: page('version'),
    front: page('baseinfo'),
  }
}

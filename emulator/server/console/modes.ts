/** What is not known about registering and configuring an app, or differs between enterprises. The first value is the default. */
export interface ConsoleModes {
  /** Whether, and how, an app can be registered by scanning: the confirm page refuses, or the route is not there. */
  registration: 'on' | 'forbidden' | 'off'
  /** HTTP status of a poll that brings no app yet. */
  pollStatus: 400 | 200
  /** Seconds between two polls. */
  pollInterval: number
  /** The name under which `begin` says how long a code lives, if it does. */
  beginExpiry: 'expires_in' | 'expire_in' | 'absent'
  /** Whether the confirm page reads the `addons` of the link. */
  addonsGrey: 'on' | 'off'
  /** The scanner's open_id that comes with the credentials: as the new app knows it, as another app does, or none. */
  scannerOpenId: 'own-app' | 'other-app' | 'absent'
  /** Where the application API says that a scanned app was made. */
  createSource: 'developer_console' | 'bot_builder' | 'aily' | 'unknown'
  /** The writing API (v7): it works, refuses apps from elsewhere than the console, refuses those of Base, or is not there. */
  v7: 'works' | 'refused' | 'base' | 'absent'
  /** What happens to a version that is submitted; `up-to-ten` lets those pass that at most ten people besides the owner see. */
  review: 'auto' | 'administrator' | 'up-to-ten'
  /** Whether the scopes confirmed by scanning are granted with it, or wait for an administrator. */
  patchScope: 'at-once' | 'after-review'
  /** When a new Encrypt Key and Verification Token are in force, the challenge of the same minute included. */
  encryptionLive: 'at-once' | 'on-publish'
  /** When another way of subscribing is in force. */
  modeLive: 'on-publish' | 'at-once'
  /** Whether the long connection can be chosen only while a client of the app is connected, as in the console's page. */
  websocketNeedsClient: boolean
  /** Whether the list of granted scopes is true, or says of all that they are not. */
  grantStatus: 'right' | 'stale'
  /** What the reading API (v6) tells of an app: events, callbacks and its source too, or only what is documented for all. */
  appReadFields: 'full' | 'documented'
}

export const defaultConsoleModes: ConsoleModes = {
  registration: 'on',
  pollStatus: 400,
  pollInterval: 5,
  beginExpiry: 'expires_in',
  addonsGrey: 'on',
  scannerOpenId: 'own-app',
  createSource: 'developer_console',
  v7: 'works',
  review: 'auto',
  patchScope: 'at-once',
  encryptionLive: 'at-once',
  modeLive: 'on-publish',
  websocketNeedsClient: false,
  grantStatus: 'right',
  appReadFields: 'full',
}

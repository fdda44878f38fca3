// Included before everything else when better-sqlite3 12 is compiled: `CXXFLAGS="-include …/scripts/object-wrap.h"`.
// From 24.19 on Node's headers let each wrapped object take its cleanup hook away when it is collected, which ends the process when the
// collection runs outside of JavaScript. better-sqlite3 closes what is open by a hook of its own and does not need these.
#include <node.h>
#define AddEnvironmentCleanupHook(...) ((void)0)
#define RemoveEnvironmentCleanupHook(...) ((void)0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook

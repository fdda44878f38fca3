/** Where `build-programs.ts` puts what tests start as processes of their own: bundled as production runs it, for a loader of sources takes seconds at every start. */
export const programsFolder = '.cache/test-programs'
export const mainProgram = `${programsFolder}/main.js`
export const botProgram = `${programsFolder}/bot-process.js`

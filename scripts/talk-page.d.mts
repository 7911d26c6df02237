/** Builds every file of the page of a package for an LMS into a folder. */
export const buildTalkPage: (folder: string) => Promise<unknown>

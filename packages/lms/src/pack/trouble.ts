/** Why a command was not carried out, in words for whoever typed it. */
export class CommandError extends Error {}

/** The folder of PostgreSQL's programs, or undefined where there are none. */
export const findPostgres: () => string | undefined
export const HOW_TO_GET_POSTGRES: string

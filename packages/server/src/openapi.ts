export const openApi = (base: string) => ({ openapi: '3.1.0', servers: [{ url: base }] })

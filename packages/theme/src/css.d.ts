/** A stylesheet with what it imports, minified, as text. */
declare module '*.css' {
  const text: string
  export default text
}

/* For TypeScript alone. Editors and vue-tsc read the components themselves. */
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

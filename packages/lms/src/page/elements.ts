type Child = Node | string

/** An element with its properties and children: no markup from strings, so that a strict policy lets it be. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<Omit<HTMLElementTagNameMap[Name], 'children'>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  Object.assign(made, properties)
  made.append(...children)
  return made
}

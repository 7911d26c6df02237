import type { Person } from '@oivallus/example-hr-portal-data'

/** Everybody who can sign in: a host of your own has them from its directory. */
export const PEOPLE: readonly Person[] = [
  { id: 'outi', name: 'Outi', supervisor: true },
  { id: 'kaisa', name: 'Kaisa' },
  { id: 'ritva', name: 'Ritva' },
  { id: 'samir', name: 'Samir' },
  { id: 'marja', name: 'Marja', levels: ['management'] },
  { id: 'petri', name: 'Petri', levels: ['hr'] },
]

export const personOf = (id: string | undefined): Person | undefined => PEOPLE.find((one) => one.id === id)

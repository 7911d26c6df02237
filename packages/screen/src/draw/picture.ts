import type { Notes } from '@oivallus/core'
import type { ScreenNode } from '../node.ts'
import type { Pen } from './drawn.ts'

export const picture = (_pen: Pen, _notes: Notes): ScreenNode | false => false

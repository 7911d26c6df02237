import { describe } from 'vitest'
import { conforms } from './conformance.ts'

describe('React, plain', () => conforms('plain'))

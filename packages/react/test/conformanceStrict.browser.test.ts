import { describe } from 'vitest'
import { conforms } from './conformance.ts'

describe('React, strict', () => conforms('strict'))

import { OivallusError } from '@oivallus/core'
import { expect, it } from 'vitest'
import { type Listening, listening } from './listening.ts'

const withServer = async (does: (server: Listening) => Promise<void>, options = {}, levels = {}) => {
  const server = await listening(options, levels)
  try {
    await does(server)
  } finally {
    await server.close()
  }
}

it('tells a device who is signed in, and what the host says of them', async () => {
  await withServer(
    async (server) => {
      expect(await server.storeOf('anna').me()).toEqual({
        participant: 'anna',
        supervisor: false,
        levels: ['hr'],
      })
    },
    {},
    { anna: ['hr'] },
  )
  const identify = () => ({ participant: 'Åsa', supervisor: true, homePage: 'not for others' })
  await withServer(
    async (server) => {
      expect(await server.storeOf('whoever').me()).toEqual({
        participant: 'Åsa',
        supervisor: true,
        levels: [],
      })
    },
    { identify },
  )
})

it('says that nobody is signed in', async () => {
  await withServer(
    async (server) => {
      const error = await server
        .storeOf('anna')
        .me()
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(OivallusError)
      expect(error).toMatchObject({ reason: 'store-refused', message: expect.stringContaining('Sign in') })
    },
    { identify: () => null },
  )
})

const encoder = new TextEncoder()

/** What is told on a live connection. */
export interface Telling {
  /** What comes next, once there is something; undefined when nothing comes any more. */
  next(): Promise<string | undefined>
  /** The other end is gone. */
  end(): void
}

/** An event as it stands on the line; its data is one line of JSON. */
export const eventOf = (event: string, data: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Nothing but a sign of life. */
export const BEAT = ': \n\n'

/**
 * The body of a live connection. It asks for what comes next when the other end has taken what came before. One stream and nothing
 * else: a connection stands for hours, and what it needs is there as often as somebody listens.
 */
export const lineOf = ({ next, end }: Telling): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async (controller) => {
        const text = await next()
        if (text === undefined) controller.close()
        else controller.enqueue(encoder.encode(text))
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )

import { builtIn, createConversation } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { LearningConversation, type Parts, useConversation, useOwnConversation } from '@oivallus/react'

const parts: Parts = {
  experiment: ({ data, children }) => (
    <section>
      {data?.taken?.text}
      {children}
    </section>
  ),
}

export const Talk = () => {
  const conversation = useOwnConversation(() =>
    createConversation(
      { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
      { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' },
    ),
  )
  const title: string = useConversation((view) => view.title, conversation)
  return (
    <>
      <h1>{title}</h1>
      <LearningConversation
        conversation={conversation}
        typed={localStorage}
        parts={parts}
        onRefused={({ code }) => console.info(code)}
      />
    </>
  )
}

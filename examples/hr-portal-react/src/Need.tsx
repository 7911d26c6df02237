import Button from '@mui/material/Button'
import Card from '@mui/material/Card'
import FormControl from '@mui/material/FormControl'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { answersTo, needInWords, type WaitingNeed } from '@oivallus/example-hr-portal-data'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { OutsideProps } from './Needs.tsx'

/** A need, for how long it has waited, and a field to answer; its answers once it has some. */
export const Need = ({ need, server, words, language }: OutsideProps & { need: WaitingNeed }): ReactNode => {
  const [answers, setAnswers] = useState(need.answers)
  const [text, setText] = useState('')
  const [became, setBecame] = useState('')
  const [goes, setGoes] = useState(false)
  const [answering] = useState(() => answersTo(need, server))
  const told = useRef<HTMLParagraphElement>(null)
  const { waits, marks } = needInWords({ ...need, answers }, language, words)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const answer = text.trim()
    if (answer === '' || goes) return
    setGoes(true)
    const isSent = await answering(answer)
    setGoes(false)
    setBecame(isSent ? words.thanks : words.notSent)
    // The field goes, and what had focus with it.
    if (isSent) setAnswers([...answers, answer])
    told.current?.focus()
  }
  return (
    <Card component="li" variant="outlined" sx={{ display: 'grid', gap: 1.5, padding: 2 }}>
      <div>
        <Typography variant="h2" id={`need-${need.id}`} sx={{ marginBlockEnd: 0.5 }}>
          {need.text}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          <strong>{waits}</strong> · {marks}
        </Typography>
      </div>
      {answers.map((answer) => (
        <Typography key={answer}>{answer}</Typography>
      ))}
      {answers.length === 0 && (
        <form onSubmit={send} aria-labelledby={`need-${need.id}`}>
          <FormControl fullWidth>
            <FormLabel htmlFor={`answer-${need.id}`}>{words.answer}</FormLabel>
            <OutlinedInput
              id={`answer-${need.id}`}
              aria-describedby={`hint-${need.id}`}
              value={text}
              onChange={({ target }) => setText(target.value)}
              multiline
              minRows={2}
            />
            <FormHelperText id={`hint-${need.id}`}>{words.answerHint}</FormHelperText>
          </FormControl>
          <Button type="submit" variant="contained" disabled={goes} sx={{ marginBlockStart: 1 }}>
            {words.sendAnswer}
          </Button>
        </form>
      )}
      <Typography ref={told} tabIndex={-1} role="status" hidden={became === ''}>
        {became}
      </Typography>
    </Card>
  )
}

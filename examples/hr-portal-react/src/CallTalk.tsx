import Button from '@mui/material/Button'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import OutlinedInput from '@mui/material/OutlinedInput'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import Stack from '@mui/material/Stack'
import { callsOf, labelOf } from '@oivallus/example-hr-portal-data'
import { type FormEvent, type ReactNode, useState } from 'react'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** A talk is called with its topic. Whoever supervises leads it, whoever called it. */
export const CallTalk = ({ portal, words }: PageProps): ReactNode => {
  const [calls] = useState(() => callsOf(portal))
  const [key, setKey] = useState(calls[0]?.key ?? '')
  const [topic, setTopic] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    const call = calls.find((one) => one.key === key)
    if (!call || topic.trim() === '' || !portal.server) return
    location.hash = `#/talk/${portal.server.call(call, topic.trim())}`
  }
  return (
    <Stack component="form" onSubmit={send} sx={{ gap: 2.5, alignItems: 'start' }}>
      <PageHead title={words.call} back={words.all} />
      <FormControl fullWidth>
        <FormLabel htmlFor="topic">{words.about}</FormLabel>
        <OutlinedInput
          id="topic"
          aria-describedby="topic-hint"
          value={topic}
          onChange={({ target }) => setTopic(target.value)}
        />
        <FormHelperText id="topic-hint">{words.aboutHint}</FormHelperText>
      </FormControl>
      <FormControl>
        <FormLabel id="with-whom">{words.withWhom}</FormLabel>
        <RadioGroup aria-labelledby="with-whom" value={key} onChange={(_, to) => setKey(to)}>
          {calls.map((call) => (
            <FormControlLabel
              key={call.key}
              value={call.key}
              control={<Radio />}
              label={labelOf(call, portal, words)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <Button type="submit" variant="contained">
        {words.sendCall}
      </Button>
    </Stack>
  )
}

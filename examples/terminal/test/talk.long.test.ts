import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtIn, importConversation } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { beforeAll, describe, expect, it } from 'vitest'
import { briefly, IDEA, tillsammans, yhdessa } from './conversations.ts'
import { after, emptyFolder, pipe, type Ran } from './terminal.ts'

const guide = builtIn({ fi, sv, en })

/** The file of a kind that was written, as text. */
const written = (folder: string, ending: string): string => {
  const found = readdirSync(join(folder, 'notes')).find((file) => file.endsWith(ending))
  return found ? readFileSync(join(folder, 'notes', found), 'utf8') : ''
}

const stateIn = (folder: string, language: string) => {
  const { conversation, stopsAt } = importConversation(written(folder, '.json'), {
    viewer: { participant: 'p1' },
    guide,
    language,
  })
  expect(stopsAt).toBeNull()
  return conversation.getSnapshot().state
}

/** Without the marks and breaks of the page. */
const flat = (text: string): string => text.replace(/[\s▌]+/g, ' ')

const hold = async (language: string, lines: readonly string[]) => {
  const folder = emptyFolder()
  return { folder, ran: await pipe(['-l', language, '-o', 'notes'], lines, folder) }
}

describe('a whole one-to-one in Finnish, typed into a pipe', () => {
  let folder = ''
  let ran: Ran
  beforeAll(async () => {
    ;({ folder, ran } = await hold('fi', yhdessa))
  })

  it('is held, and ends well', () => {
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(stateIn(folder, 'fi').stage).toBe('held')
  })

  it('draws nothing over what was said', () => {
    expect(ran.out).not.toContain('\u001B')
  })

  it('refuses an idea in reality with a hand on the arm, and keeps it', () => {
    const [refused, kept] = [after(ran.out, `/idea ${IDEA}`), after(ran.out, '✓ Tallessa.')]
    expect(flat(refused)).toContain('Ajatus ei katoa. Talteen otettuna se palaa kohdassa ”Mitä kokeilemme”.')
    expect(flat(refused)).toContain('Vielä ei ratkaista. Ensin ymmärretään, mistä on kyse.')
    expect(refused).toContain(' 1  Talteen')
    expect(kept).toContain('Se palaa kohdassa ”Mitä kokeilemme”.')
  })

  it('hands the idea back where experiments are chosen', () => {
    const experiment = after(ran.out, 'Mitä pientä muutosta voisit kokeilla?')
    expect(flat(experiment)).toContain(`Talteen jääneet Kokeiltavaa ${IDEA}`)
    expect(experiment).toContain(' 1  Kysyttiin ääneen: ei estettä')
  })

  it('says the closing words with nothing else around them but what we try and when we come back', () => {
    const page = after(ran.out, 'Oppiminen ei tarkoita, että jokin meni pieleen.').split(' 1  Sanottu')[0]
    expect(page).toContain('Se tarkoittaa, että teemme työtämme tietoisemmin.')
    expect(page).not.toContain('Lopuksi')
  })

  it('writes the notes and the calendar entry, and says where', () => {
    const notes = written(folder, '.md')
    expect(notes).toContain('# Muistio oppimiskeskustelusta')
    expect(notes).toContain(`## Mitä kokeilemme\n\n${IDEA}`)
    expect(notes).toContain('Kenelle: Tietohallinto')
    expect(written(folder, '.ics')).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART;VALUE=DATE:\d{8}/)
    expect(written(folder, '.html')).toContain('<title>Muistio oppimiskeskustelusta</title>')
    expect(ran.out).toContain('Avaa kalenteritiedosto, niin kalenterisi lisää päivän.')
    for (const name of ['Muistio', 'Tulostettava muistio', 'Keskustelu', 'Kalenteri'])
      expect(ran.out).toMatch(new RegExp(`${name}: ${folder}.*/notes/`))
  })

  it('says once what practice means', () => {
    expect(flat(ran.out).match(/kukaan ei ole vielä kertonut, kuka tiedoista vastaa/g)).toHaveLength(1)
  })

  it('says of a need that was taken forward when it leaves, and that nothing is sent from here', () => {
    expect(flat(ran.out)).toMatch(
      /✓ Lähtee eteenpäin \p{L}{2} \d+\.\d+\.(\d{4})?, ellei kukaan sano vastaan\. Tämä ohjelma ei lähetä mitään\./u,
    )
  })

  it('takes about thirty acts', () => {
    // A refusal with the offer that is taken is one act, and so is a need with whom it goes to.
    expect(yhdessa.length - 2).toBeLessThanOrEqual(34)
  })
})

it('holds a team in Swedish, whose scribe is not its facilitator', async () => {
  const { folder, ran } = await hold('sv', tillsammans)
  expect(ran).toMatchObject({ code: 0, err: '' })
  const state = stateIn(folder, 'sv')
  expect(state).toMatchObject({ stage: 'held', form: 'full', lead: 'p1' })
  expect(state.screens).toEqual({ table: { scribe: 'p2' } })
  expect(state.reality.chosen).toHaveLength(2)
  expect(ran.out).toContain('Det kommer tillbaka vid ”Vad vi har lärt oss”.')
  expect(state.followUp.return?.day).toMatch(/-05-12$/)
  expect(written(folder, '.md')).toContain('På tisdagar och torsdagar')
})

it('holds the short form in English on four pages', async () => {
  const { folder, ran } = await hold('en', briefly)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(stateIn(folder, 'en')).toMatchObject({ stage: 'held', form: 'short' })
  expect(ran.out).toContain('What we’ve learned · Structures and daily work')
  expect(written(folder, '.md')).toContain('the returns stay on the trolley')
})

it('asks for the language first, and takes Finnish when none is chosen', async () => {
  const { out } = await pipe([], ['', 'Päivi, Milla'], emptyFolder())
  expect(out).toContain('Kieli · Språk · Language')
  expect(out).toContain('Ketkä ovat mukana?')
})

it('hears each name between commas and words for *and*, and lets two of one name be told apart', async () => {
  const { out } = await pipe(
    ['-l', 'fi', '-o', 'notes'],
    ['Marja ja Toni & marja', 'Marja ja Toni sekä Marja K.', '', '7', 'Marja, Toni', ''],
    emptyFolder(),
  )
  expect(out).toContain('Kahdella on sama nimi. Lisää sukunimen alkukirjain.')
  expect(out).toContain('Marja (vetäjä, kirjuri, esihenkilö), Toni, Marja K.')
  expect(after(out, 'Numero > 7')).toContain('Marja (vetäjä, kirjuri, esihenkilö), Toni\n')
})

it('goes back from what was agreed to the question before, and does not begin', async () => {
  const { out } = await pipe(['-l', 'fi', '-o', 'notes'], ['Marja, Toni', '', '', 'Arki'], emptyFolder())
  expect(after(out, 'Numero > \n')).toContain('Mistä puhutaan?')
  expect(out).toContain('Keskustelua ei vielä aloitettu')
})

it('offers to stop something as well as to lighten it', async () => {
  const before = yhdessa.findIndex((line) => line.startsWith('/kevennetään'))
  const lines = [...yhdessa.slice(0, before + 1), '1', 'Aamun raportti.', '/rivit']
  const { out } = await pipe(['-l', 'fi', '-o', 'notes'], lines, emptyFolder())
  const page = after(out, 'Mitä voisit lopettaa tai keventää')
  expect(page).toContain(' 1  Lopetetaan…')
  expect(flat(after(page, '/rivit'))).toContain('Lopetetaan Aamun raportti.')
})

it('says who sees to it, when asked, and tells it after the talk and in the notes', async () => {
  const at = yhdessa.findIndex((line) => line.startsWith('/kevennetään')) + 1
  const named = [...yhdessa.slice(0, at), '/kuka-huolehtii-milla-iltavuoron']
  const { out } = await pipe(['-l', 'fi', '-o', 'notes'], [...named, '/rivit'], emptyFolder())
  expect(flat(after(out, '/rivit'))).toContain(
    'Iltavuoron tilannesoitto jätetään kokeilun ajaksi pois. · Kuka huolehtii: Milla',
  )
  const { folder, ran } = await hold('fi', [...named, ...yhdessa.slice(at)])
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(flat(ran.out)).toContain('Kuka huolehtii mistäkin Milla: Iltavuoron tilannesoitto')
  expect(flat(written(folder, '.md'))).toContain('Milla: Iltavuoron tilannesoitto')
})

it('opens the menu with an empty line, and says what it does not know', async () => {
  const { out } = await pipe(
    ['-l', 'en', '-o', 'notes'],
    [...briefly.slice(0, 2), '1', '1', '1', '', '', '/frobnicate'],
    emptyFolder(),
  )
  expect(out).toContain('Reminders for the facilitator')
  expect(out).toContain('I don’t know “/frobnicate”.')
})

it('asks one more thing at a gate, and goes on when it is answered', async () => {
  const { out } = await pipe(
    ['-l', 'en', '-o', 'notes'],
    [...briefly.slice(0, 2), '1', '1', '/move', '/move', '/move', '1', 'We can ask sooner.'],
    emptyFolder(),
  )
  const asked = after(out, 'One more thing')
  expect(asked).toContain('Write one line')
  expect(after(asked, 'We can ask sooner.')).toContain('Structures and daily work')
})

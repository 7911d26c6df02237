import type { Language } from './words.ts'

const fi = `Oppimiskeskustelu päätteessä.

  talk               käydään keskustelu (tämä tapahtuu, jos komentoa ei anneta)
  resume <tiedosto>  jatketaan siitä, mihin jäätiin
  replay <nimi>      katsotaan valmis esimerkki askel askeleelta

  -l, --language     fi, sv tai en; muuten kysytään
  -s, --save <tied.> tallennetaan keskustelu tähän jokaisen teon jälkeen
  -o, --out <kansio> mihin muistio ja kalenteritiedosto tallennetaan (oivallus)
  -a, --all          esimerkki kerralla loppuun
      --plain        rivi kerrallaan, mitään piirtämättä (esimerkiksi ruudunlukijalle)

Keskustelussa kirjoitetaan rivi ja painetaan Enter. Tyhjä Enter tai / avaa valikon,
numero valitsee sivulta, ja /eteenpäin, /talteen, /kuulinko ja muut sanat toimivat myös.
Sama toimii putkesta: printf '%s\\n' … | … --language fi`

const sv = `Ett lärsamtal i terminalen.

  talk               håll ett samtal (görs om inget kommando ges)
  resume <fil>       fortsätt där ni slutade
  replay <namn>      se ett färdigt exempel steg för steg

  -l, --language     fi, sv eller en; annars frågar programmet
  -s, --save <fil>   spara samtalet här efter varje steg
  -o, --out <mapp>   vart minnesanteckningarna och kalenderfilen skrivs (oivallus)
  -a, --all          hela exemplet på en gång
      --plain        en rad i taget, inget ritas (till exempel för en skärmläsare)

I samtalet skriver man en rad och trycker Enter. Tom Enter eller / öppnar menyn, ett nummer
väljer på sidan, och /vidare, /spara, /uppfattade och andra ord fungerar också.
Detsamma fungerar via en pipe: printf '%s\\n' … | … --language sv`

const en = `A learning conversation in the terminal.

  talk               hold a conversation (the default)
  resume <file>      go on where you left off
  replay <name>      watch an example, step by step

  -l, --language     fi, sv or en; otherwise it is asked
  -s, --save <file>  keep the conversation here after every act
  -o, --out <folder> where the notes and the calendar file are written (oivallus)
  -a, --all          the whole example at once
      --plain        a line at a time, nothing drawn (for a screen reader, say)

In a talk one types a line and presses Enter. Enter alone or / opens the menu, a number
chooses on the page, and /move, /keep, /heard and other words work too.
The same works through a pipe: printf '%s\\n' … | … --language en`

/** How to use it. */
export const HELP: Record<Language, string> = { fi, sv, en }

/** For somebody who has not said in which language. */
export const HELP_FOR_ALL = `${en}\n\nSuomeksi: --help -l fi · På svenska: --help -l sv`

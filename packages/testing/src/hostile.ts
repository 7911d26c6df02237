/** The most characters that one text may hold, as core's schema says; one more is not readable. */
const LONGEST_TEXT = 20_000

/**
 * Texts that can be kept as they are, and that careless code gets wrong: markup, names that objects have of their own,
 * writing from right to left, emoji of several code points, controls, formulas, lines of other formats, the longest text there
 * may be.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '"><svg/onload=alert(3)> &lt;b&gt; &amp;amp; ]]>',
  '__proto__',
  'constructor',
  '{"erased":true}',
  '{name} {day} {phase} $& $1 %s',
  'שלום, מה נשמע? וגם english באמצע',
  'السلام عليكم 123 abc',
  'a\u202Eمقلوب\u202C b\u2066c\u2069',
  '👩🏽‍⚕️👨‍👩‍👧‍👦🏳️‍🌈🇫🇮👍🏿',
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324a\u030A\u0301 Å Å',
  'nolla\u200B\u200D\uFEFFleveyttä\u00ADja\u00A0muuta',
  'rivi\r\nrivi\nrivi\u2028rivi\u2029rivi\u0085\u000B\u000C\tloppu',
  '\u0001\u0007\u001B[31mpunaista\u001B[0m\u007F',
  '\uFFFE\uFFFF\uFDD0',
  'BEGIN:VEVENT\r\nSUMMARY:x;y,z\\n\r\nEND:VCALENDAR',
  '# otsikko\n\n- [ ] kohta | **liha** `koodi` ~~~\n---\n1) [a](javascript:alert(4)) ![x](//example.invalid/x)',
  '=HYPERLINK("http://example.invalid";"x")',
  "'; DROP TABLE conversations; --",
  'Toivo, Satu, Will and May',
  'ä'.repeat(LONGEST_TEXT),
  '😀'.repeat(LONGEST_TEXT / 2),
]

/** Texts that cannot be kept as they are: with NUL, ill-formed, blank, or one character too long. */
export const UNREADABLE_TEXTS: readonly string[] = [
  '\0',
  'ennen\0jälkeen',
  '\uD800',
  'yksin \uDC00 tässä',
  '\uDE00\uD83D',
  '',
  ' \t\n\u00A0\u2003',
  'x'.repeat(LONGEST_TEXT + 1),
]

/** Ids that are valid and that careless code gets wrong: other meanings, odd characters, paths, markup. */
export const HOSTILE_IDS: readonly string[] = [
  'prototype',
  'topic',
  'next',
  'us',
  'shared',
  'private/anna',
  '../../etc/passwd',
  '%00',
  '<b>x</b>',
  "o'brien",
  '0',
  '-1',
  'null',
  'ääkkönen',
  '👩🏽‍⚕️',
  '\u202Eid',
  'x'.repeat(200),
]

/** What no id can be: a name that every object has, nothing, white space, controls, ill-formed, one character too long. */
export const INVALID_IDS: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  ' ',
  'a b',
  'a\nb',
  '\0',
  '\uD800',
  'x'.repeat(201),
]

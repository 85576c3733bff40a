/** What may stand in a page. hono/jsx does not notice a misspelt attribute, so a test holds every example against this. */
const everywhere = [
  'id',
  'class',
  'lang',
  'dir',
  'hidden',
  'role',
  'tabindex',
  'aria-label',
  'aria-labelledby',
  'aria-describedby',
  'aria-hidden',
  'aria-current',
  'translate',
];

const elements: Record<string, readonly string[]> = {
  html: [],
  head: [],
  meta: ['charset', 'name', 'content', 'http-equiv'],
  title: [],
  link: ['rel', 'href'],
  style: [],
  script: ['type', 'src', 'integrity'],
  body: [],
  header: [],
  nav: [],
  main: [],
  footer: [],
  aside: [],
  section: [],
  div: [],
  span: [],
  p: [],
  h1: [],
  h2: [],
  h3: [],
  ul: [],
  ol: [],
  li: [],
  dl: [],
  dt: [],
  dd: [],
  strong: [],
  small: [],
  code: [],
  q: [],
  bdi: [],
  details: ['open'],
  dialog: [],
  summary: [],
  a: ['href', 'hreflang'],
  form: ['method', 'action', 'autocomplete', 'enctype'],
  fieldset: [],
  legend: [],
  label: ['for'],
  input: ['type', 'name', 'value', 'checked', 'inputmode', 'autocomplete', 'maxlength', 'spellcheck', 'accept', 'autofocus'],
  textarea: ['name', 'maxlength', 'autocomplete', 'placeholder', 'spellcheck'],
  select: ['name', 'autocomplete'],
  option: ['value', 'selected'],
  button: ['type', 'name', 'value', 'formaction'],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope'],
  td: [],
  noscript: [],
  template: [],
  svg: ['width', 'height', 'viewBox', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'shape-rendering'],
  path: ['d'],
  'idle-screen': ['seconds'],
  'read-aloud': [],
  'quick-exit': ['to'],
  'save-offline': ['school', 'sealing-key', 'saved', 'arrived', 'waiting'],
  'send-later': ['count', 'old'],
  'card-door': ['puzzle', 'bits'],
  'scan-card': [],
  'carry-code': [],
  'sealed-letter': ['around', 'to', 'reader', 'otherwise'],
  'sealed-answers': ['around', 'to', 'otherwise'],
  'contact-desk': ['from'],
  'pass-key': ['from', 'make', 'failed', 'missing'],
};

/** Elements and attributes of a page that are not on the list, e.g. `<p clas>`. */
export function strangeMarkup(html: string): string[] {
  const strange: string[] = [];
  for (const [, name = '', attributes = ''] of html.replace(/<style>.*?<\/style>/gs, '').matchAll(/<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const allowed = elements[name];
    if (!allowed) strange.push(`<${name}>`);
    for (const [, attribute = ''] of attributes.matchAll(/\s([^\s=]+)(?:="[^"]*")?/g)) {
      if (allowed && !allowed.includes(attribute) && !everywhere.includes(attribute)) strange.push(`<${name} ${attribute}>`);
    }
  }
  return [...new Set(strange)];
}

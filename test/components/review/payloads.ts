/** Markup that people could type into any field of a review. Named so that a failure says which one got through. */
export interface Payload {
  name: string;
  text: string;
}

/** What a payload would call if it ran, in every one of them that could run: no page may ever have called it. */
export const ALARM = 'window.__payloadRan=1';

const script: Record<string, string> = {
  'a script': `<script>${ALARM}</script>`,
  'a script in capitals': `<SCRIPT>${ALARM}</SCRIPT>`,
  'a script from elsewhere': '<script src="https://elsewhere.test/x.js"></script>',
  'a script without an end': `<script>${ALARM}//`,
  'a script within a script': `<scr<script>ipt>${ALARM}</scr</script>ipt>`,
  'a module script': `<script type="module">${ALARM}</script>`,
  'a script after a NUL': `<\u0000script>${ALARM}</script>`,
  'a script in full-width brackets': `＜script＞${ALARM}＜/script＞`,
  'a script behind a comment': `<!--><script>${ALARM}</script>-->`,
  'a script behind CDATA': `<![CDATA[<script>${ALARM}</script>]]>`,
  'an end of a text area': `</textarea><script>${ALARM}</script>`,
  'an end of an attribute': `"><script>${ALARM}</script>`,
  'an end of a style': `</style><script>${ALARM}</script>`,
  'an end of a title': `</title><script>${ALARM}</script>`,
  'an end of a template': `</template><script>${ALARM}</script>`,
  'an end of embedded JSON': `</script><script>${ALARM}</script>`,
  'a script written as entities': `&lt;script&gt;${ALARM}&lt;/script&gt;`,
  'a script written as entities twice': `&amp;lt;script&amp;gt;${ALARM}&amp;lt;/script&amp;gt;`,
};

const handlers: Record<string, string> = {
  'an image that fails': `<img src=x onerror="${ALARM}">`,
  'an image with slashes for spaces': `<img/src=x/onerror=${ALARM}>`,
  'an image with a form feed': `<img\u000csrc=x\u000conerror=${ALARM}>`,
  'a body that loads': `<body onload="${ALARM}">`,
  'an input that takes the focus': `<input autofocus onfocus="${ALARM}">`,
  'details that open': `<details open ontoggle="${ALARM}">x</details>`,
  'a video without a source': `<video><source onerror="${ALARM}"></video>`,
  'a marquee': `<marquee onstart="${ALARM}">x</marquee>`,
  'an animation that ends': `<b style="animation:x" onanimationend="${ALARM}">x</b>`,
  'a pointer that passes': `<a href="/" onpointerenter="${ALARM}">x</a>`,
  'an attribute that is cut off': `<b onmouseover="${ALARM}`,
  'a handler in an attribute only': `" onfocus="${ALARM}" autofocus x="`,
  'a handler in single quotes': `' onfocus='${ALARM}' autofocus x='`,
  'a handler behind backticks': `\`><img src=x onerror=${ALARM}>\``,
};

const foreign: Record<string, string> = {
  'an svg that loads': `<svg onload="${ALARM}"></svg>`,
  'a script in an svg': `<svg><script>${ALARM}</script></svg>`,
  'an animated link in an svg': `<svg><a><animate attributeName="href" values="javascript:${ALARM}"/><text y="20">x</text></a></svg>`,
  'a use from elsewhere': '<svg><use href="https://elsewhere.test/x.svg#a"/></svg>',
  'foreign HTML in an svg': `<svg><foreignObject><img src=x onerror="${ALARM}"></foreignObject></svg>`,
  'a link in math': `<math><a xlink:href="javascript:${ALARM}">x</a></math>`,
  'an action in math': `<math><maction actiontype="statusline" xlink:href="javascript:${ALARM}">x</maction></math>`,
  'mutation through a style in math': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${ALARM}&gt;">`,
  'mutation through noscript': `<noscript><p title="</noscript><img src=x onerror=${ALARM}>">`,
  'mutation through a title in an svg': `<svg></p><style><a id="</style><img src=1 onerror=${ALARM}>">`,
  'mutation through a form in a form': `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${ALARM}>`,
  'mutation through xmp': `<xmp><p title="</xmp><img src=x onerror=${ALARM}>">`,
  'mutation through a select': `<select><template><img src=x onerror=${ALARM}></template></select>`,
};

const addresses: Record<string, string> = {
  'a javascript: link': `[x](javascript:${ALARM})`,
  'a javascript: link in mixed case': `[x](JaVaScRiPt:${ALARM})`,
  'a javascript: link with a tab': `[x](java\tscript:${ALARM})`,
  'a javascript: link with an entity': `[x](java&#115;cript:${ALARM})`,
  'a javascript: link with a line break as entity': `[x](java&#10;script:${ALARM})`,
  'a javascript: link behind spaces': `[x](<  javascript:${ALARM}>)`,
  'a javascript: link behind a control character': `[x](\u0001javascript:${ALARM})`,
  'a javascript: link with its colon as entity': `[x](javascript&colon;${ALARM})`,
  'a javascript: autolink': `<javascript:${ALARM}>`,
  'a javascript: link by reference': `[x][1]\n\n[1]: javascript:${ALARM}`,
  'a vbscript: link': '[x](vbscript:msgbox(1))',
  'a data: page': `[x](data:text/html,<script>${ALARM}</script>)`,
  'a data: page in base64': '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  'a data: image': `![x](data:image/svg+xml,<svg onload="${ALARM}"/>)`,
  'a blob: link': '[x](blob:https://elsewhere.test/1)',
  'a file: link': '[x](file:///etc/passwd)',
  'a link without a scheme': '[x](//elsewhere.test/x)',
  'a link with backslashes for slashes': '[x](\\\\elsewhere.test\\x)',
  'a link with a slash and a backslash': '[x](/\\elsewhere.test/x)',
  'a picture that tells who reads': '![x](https://elsewhere.test/pixel.gif)',
  'a title that ends its attribute': `[x](https://elsewhere.test "a\\" onmouseover=\\"${ALARM}")`,
  'an address that ends its attribute': `[x](https://elsewhere.test/"onmouseover="${ALARM})`,
  'a link text that is a tag': `[<img src=x onerror=${ALARM}>](https://elsewhere.test)`,
  'a link text that is another address': '[https://holdfast.test/log-in](https://elsewhere.test/log-in)',
};

const pages: Record<string, string> = {
  'a base': '<base href="https://elsewhere.test/">',
  'a refresh': '<meta http-equiv="refresh" content="0;url=https://elsewhere.test/">',
  'a policy of its own': '<meta http-equiv="Content-Security-Policy" content="script-src *">',
  'a style sheet': '<link rel="stylesheet" href="https://elsewhere.test/x.css">',
  'a style that hides the page': '<style>body{display:none}</style>',
  'a style that asks elsewhere': '<style>@import "https://elsewhere.test/x.css";</style>',
  'a style on a tag': '<p style="position:fixed;inset:0;background:url(https://elsewhere.test/x)">x</p>',
  'a class of the page': '<p class="btn main">x</p>',
  'an id of the page': '<p id="summary">x</p>',
  'a name that shadows the document’s': '<img name="cookie"><form id="location"></form>',
  'a form that asks for a password': '<form action="https://elsewhere.test/"><input type="password"></form>',
  'a button of the form around it': '<button formaction="https://elsewhere.test/">Save</button>',
  'a field of the form around it': '<input name="kind" value="praise">',
  'a frame': '<iframe src="https://elsewhere.test/"></iframe>',
  'a frame with a page of its own': `<iframe srcdoc="<script>${ALARM}</script>"></iframe>`,
  'an object': '<object data="https://elsewhere.test/x.swf"></object>',
  'an embedded page': `<embed src="javascript:${ALARM}">`,
  'an end of everything': '</div></main></body></html>',
  'a comment without an end': '<!-- everything after this is gone',
  'plain text to the end': '<plaintext>',
};

const texts: Record<string, string> = {
  'a template of JavaScript': `\${${ALARM}}`,
  'a template of a page': `{{constructor.constructor('${ALARM}')()}}`,
  'a template of the server': `<%= ${ALARM} %> #{7*7} {7*7} [[7*7]]`,
  'an expression of Astro': `{Astro.redirect('/log-out')}`,
  'text that runs from right to left': 'if (is\u202eadmin\u202c) return;',
  'isolated text that changes places': '\u2066// admin only\u2069\u2067',
  'zero-width characters': 'pay\u200bpal\u2060.\ufeffexample',
  'a lone half of a character': 'half \ud83d of one',
  'controls of a terminal': '\u001b[2J\u001b[31mred\u001b[0m\u0007',
  'a heading, a rule and a table': '# Loud\n\n---\n\n| a | b |\n|---|---|\n| c | d |',
  'a heading by underlining': 'Loud\n====',
  'a fence whose language is markup': `\`\`\`"><img src=x onerror=${ALARM}>\ncode\n\`\`\``,
  'code that ends its element': `\`</code></p><img src=x onerror=${ALARM}>\``,
  'lists in lists in lists': `${'- '.repeat(120)}deep`,
  'quotes in quotes in quotes': `${'>'.repeat(400)} deep`,
  'brackets without an end': '['.repeat(2000),
  'emphasis without an end': '*a **b '.repeat(400),
  'a formula of a spreadsheet': '=HYPERLINK("https://elsewhere.test","x")',
  'a second line of a header': 'Subject\r\nBcc: everybody@elsewhere.test',
  'an event of a feed': 'x\n\nevent: notice\ndata: {"unread":99}\n\n',
};

const GROUPS = { script, handlers, foreign, addresses, pages, texts };

export const PAYLOADS: readonly Payload[] = Object.values(GROUPS).flatMap((group) =>
  Object.entries(group).map(([name, text]) => ({ name, text })),
);

import type { ModeId } from '#domain/mode';

/** What a report says about a mode that does not hold: what people meet, one question, where to look, one reading. */
export interface ModeLesson {
  /** What somebody who depends on the system experiences. */
  meets: string;
  /** Opens the thought; never names a case, a value or the fix. */
  question: string;
  /** Which part of the own work to look at. */
  lookAt: string;
  reading: { title: string; href: string };
}

const OWASP = 'https://genai.owasp.org/llm-top-10/';

/** One lesson per failure mode. General on purpose: it must teach without giving a hidden case away. */
export const MODE_LESSONS: Record<ModeId, ModeLesson> = {
  M1: {
    meets:
      'Somebody writes in a way the demo never did, and gets a fluent answer to something else, or none.',
    question: 'Which inputs does your system accept, and what happens to all the others?',
    lookAt: 'The first lines that touch the input, before any model call.',
    reading: { title: 'CheckList: behavioural testing', href: 'https://arxiv.org/abs/2005.04118' },
  },
  M2: {
    meets: 'Somebody is told something that no source says, in the same confident voice as everything else.',
    question:
      'How would your code notice that a sentence has nothing behind it? Is “not known” an answer it may give?',
    lookAt: 'What is checked between the model’s answer and the person who reads it.',
    reading: { title: 'Why language models hallucinate', href: 'https://arxiv.org/abs/2509.04664' },
  },
  M3: {
    meets: 'The right evidence was there, and the answer came from something older, longer or merely nearer.',
    question: 'When two pieces of evidence disagree, what in the data tells you which one is in force?',
    lookAt: 'What you select, order and cut before the model sees it.',
    reading: { title: 'Seven failure points of retrieval', href: 'https://arxiv.org/abs/2401.05856' },
  },
  M4: {
    meets:
      'A half-finished or oddly wrapped model answer leaves your system as a finished one, or as nothing.',
    question:
      'Before you read an answer: what tells you that it is complete, and that it is an answer at all?',
    lookAt: 'Every place where text becomes data, and what happens when it cannot.',
    reading: { title: 'OWASP LLM05, improper output handling', href: OWASP },
  },
  M5: {
    meets:
      'A service wobbles for some seconds; people wait, get half an answer, or see the wobble multiplied.',
    question:
      'Which failures pass by themselves, which never will, and how long may a person be kept waiting for either?',
    lookAt: 'Each call that leaves your code: its deadline, its retries, and its last resort.',
    reading: {
      title: 'RFC 9110, Retry-After',
      href: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
    },
  },
  M6: {
    meets: 'Something happens twice that should happen once, or is reported as done and never was.',
    question:
      'After a call that gave no answer, what do you know about its effect, and what do you not know?',
    lookAt: 'Every call that changes something, and what a repeat of it would mean to the other side.',
    reading: { title: 'Idempotent requests', href: 'https://docs.stripe.com/api/idempotent_requests' },
  },
  M7: {
    meets: 'Text that was only data decides what your system does.',
    question:
      'Which inputs of an action come from the model or from a stranger’s text, and which from records you trust?',
    lookAt: 'The lines between a proposed action and its execution.',
    reading: { title: 'OWASP LLM01 and LLM06, injection and agency', href: OWASP },
  },
  M8: {
    meets: 'Something that belongs to one person shows up where another, or a log, can read it.',
    question: 'Who may read each place that your data reaches, and where is that decided?',
    lookAt: 'Retrieval, caches, logs and prompts: everything that outlives or crosses one request.',
    reading: { title: 'OWASP LLM02, sensitive information', href: OWASP },
  },
  M9: {
    meets: 'The system acts where a person should have, or gives to a person what it could have done safely.',
    question: 'What does a wrong act cost against a hand-off, and what in your code knows that?',
    lookAt: 'The rule that decides between acting and handing over, and the evidence it rests on.',
    reading: { title: 'Chow, the reject option', href: 'https://doi.org/10.1109/TIT.1970.1054406' },
  },
  M10: {
    meets: 'Work goes round in circles and somebody pays for every turn.',
    question: 'What ends your longest possible run, and does it end in code or in hope?',
    lookAt: 'Loops, follow-ups and growing prompts: each one’s budget and its sign of progress.',
    reading: { title: 'OWASP LLM10, unbounded consumption', href: OWASP },
  },
  M11: {
    meets:
      'Quality moved some time ago and no signal moved with it; or signals cry so often that nobody looks.',
    question:
      'If the answers became worse tonight, what would be different tomorrow morning, and who would see it?',
    lookAt: 'What you compare with what, how often, and how often it is wrong on a quiet day.',
    reading: { title: 'How a model’s behaviour changes', href: 'https://arxiv.org/abs/2307.09009' },
  },
  M12: {
    meets:
      'It works, and the people around it work more: noise, duplicates, edits overwritten, nobody to take over.',
    question:
      'What did a normal week of the people beside it look like before, and what does it look like with it?',
    lookAt: 'What it sends, to whom, how often, and what it does to something a person has already touched.',
    reading: {
      title: 'Guidelines for human–AI interaction',
      href: 'https://doi.org/10.1145/3290605.3300233',
    },
  },
};

import type { Ticket } from '../contract.ts';

const COMMANDS = [
  /\b(system|assistant|admin|root|operator|developer)\b[^a-z]*[:>]/i,
  /\b(ignore|disregard|forget)\b.{0,40}\b(instructions?|rules?|limit|before|above)\b/i,
];

/** What the customer wrote now: without quoted lines and the line above them. */
export function currentText({ subject, body }: Ticket): string {
  const [own = ''] = body.split(/\n.*\n>/);
  return `${subject}\n${cleaned(own)}`;
}

export function wholeText({ subject, body }: Ticket): string {
  return `${subject}\n${cleaned(body)}`;
}

/** No instruction reaches the model when no line that talks like a system does. */
function cleaned(text: string): string {
  return text
    .split('\n')
    .filter((line) => !COMMANDS.some((command) => command.test(line)))
    .join('\n');
}

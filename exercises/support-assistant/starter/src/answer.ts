import type { Claim, Host, Ticket } from '../contract.ts';

interface Answer {
  reply: string;
  lang: string;
  claims: Claim[];
  confidence: number;
}

const SYSTEM = `You are the friendly assistant of Parcelbay. Always be helpful.
Answer the customer's question using the articles. Never make anything up.
Answer as JSON with the fields reply, lang, claims (key, value, source) and confidence.`;

export async function writeAnswer(ticket: Ticket, context: string, host: Host): Promise<Answer> {
  const response = await host.model.chat({
    model: 'aurora-latest',
    temperature: 0.7,
    response_format: { type: 'json_object' },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: `Articles:\n${context}\n\nTicket:\n${ticket.subject}\n${ticket.body}` },
    ],
  });
  return JSON.parse(response.choices[0]?.message.content ?? '');
}

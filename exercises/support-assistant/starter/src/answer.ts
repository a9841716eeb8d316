import type { Article, Claim, Host, Ticket } from '../contract.ts';

interface Answer {
  reply: string;
  lang: string;
  claims: Claim[];
  confidence: number;
}

const SYSTEM = `You are the friendly assistant of Parcelbay. Always be helpful.
Answer the customer's question using the articles. Never make anything up.
Answer as JSON with the fields reply, lang, claims (key, value, source) and confidence.`;

export async function writeAnswer(ticket: Ticket, articles: Article[], host: Host): Promise<Answer> {
  const context = articles.map((article) => `[${article.id}] ${article.text}`).join('\n\n');
  const response = await host.model.chat({
    model: 'aurora-latest',
    temperature: 0.7,
    response_format: { type: 'json_object' },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: `Articles:\n${context}\n\nTicket:\n${ticket.subject}\n${ticket.body}` },
    ],
  });
  const answer: Answer = JSON.parse(response.choices[0]?.message.content ?? '');
  const links = answer.claims.map((claim) => `https://parcelbay.example/help/${claim.source}`);
  return {
    ...answer,
    reply: [answer.reply, ...links].join('\n'),
    lang: articles[0]?.lang ?? 'en',
  };
}

import type { Host, Out, Question } from '../contract.ts';

export default async function handle(question: Question, host: Host): Promise<Out> {
  if (question.asks === 'sum') return { answer: question.figures.reduce((a, b) => a + b, 0) };
  const { place } = await host.tools.find({ parcel: question.parcel });
  return { answer: place ?? 'on its way' };
}

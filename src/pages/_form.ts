import { ok, type Result, refuse } from '#domain/result';

const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** The fields that were sent. A request without a form has none; one that cannot be read is `invalid`. */
export async function readForm(request: Request): Promise<Result<FormData>> {
  if (!FORM_TYPE.test(request.headers.get('content-type') ?? '')) return ok(new FormData());
  try {
    return ok(await request.formData());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('invalid', 'The form arrived incomplete. Go back and send it again.');
  }
}

/** The same, with none for a form that cannot be read, so that the use case refuses what is missing in words. */
export async function formOf(request: Request): Promise<FormData> {
  const form = await readForm(request);
  return form.ok ? form.value : new FormData();
}

/** A text field; empty where there is none. A browser sends line breaks as CR LF; what is stored has LF. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

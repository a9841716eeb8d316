/**
 * Puts a comment to begin from into the form it is chosen in: its kind, its words, and which one it is, so that a later
 * edit reaches this learner too. Words that are typed already are kept above it.
 */
export function insertComments(page: Document): void {
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-insert]') : null;
    const form = link?.closest('form');
    const body = form?.querySelector<HTMLTextAreaElement>('textarea[name="body"]');
    const pointer = event instanceof MouseEvent && (event.ctrlKey || event.metaKey);
    if (!link || !form || !body || pointer) return;
    event.preventDefault();
    const { insert = '', kind = '', body: words = '' } = link.dataset;
    const typed = body.value.trim();
    body.value = typed === '' ? words : `${typed}\n\n${words}`;
    const choice = form.querySelector<HTMLInputElement>(`input[name="kind"][value="${CSS.escape(kind)}"]`);
    if (choice) choice.checked = true;
    const tied = form.querySelector<HTMLInputElement>('input[name="reusable"]');
    if (tied) tied.value = insert;
    link.closest('details')?.removeAttribute('open');
    body.focus();
    body.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

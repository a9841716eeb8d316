import { useEffect, useRef } from 'react';

interface Shortcuts {
  run(): void;
  submit(): void;
  help(): void;
  search(): void;
}

/** Name of the key that goes with shortcuts here: ⌘ on Apple's machines, Ctrl elsewhere. */
export function modifierKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}

/** Which shortcut a key press asks for. `isTyping`: the focus is where plain keys are text. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  isTyping: boolean,
): keyof Shortcuts | undefined {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
    return event.shiftKey ? 'submit' : 'run';
  }
  if (event.key.toLowerCase() === 'f' && event.shiftKey && (event.ctrlKey || event.metaKey)) return 'search';
  if (event.key === '?' && !isTyping) return 'help';
  return undefined;
}

/** Listens for the workspace's shortcuts. Captured before the editor, which has other uses for Enter. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = shortcutOf(event, isTyping(event));
      if (!wanted || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[wanted]();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** The composed path sees into the editor's shadow root, where the event's target does not. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

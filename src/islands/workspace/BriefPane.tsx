import type { ReactNode } from 'react';
import type { Manifest } from '#domain/exercise';

interface Props {
  html: string;
  stage: number;
  manifest: Manifest;
  requirements: ReactNode;
}

/** The stage's brief, which can be folded away, and where the rest of the exercise is told. */
export function BriefPane({ html, stage, manifest, requirements }: Props) {
  return (
    <section className="pane pane-brief" aria-label="Brief">
      <details open>
        <summary className="pane-head">
          <h2>Brief</h2>
          <span className="aside">
            Stage {stage} of {manifest.stages.length}
          </span>
        </summary>
        <div className="pane-body">
          {requirements}
          <BriefText html={html} />
          <p className="quiet">
            <a href={`/exercises/${manifest.slug}`}>Utility sheet, model card and stages</a>
          </p>
        </div>
      </details>
    </section>
  );
}

/** The brief's text, in an area that scrolls with the keyboard as well. */
export function BriefText({ html }: { html: string }) {
  return (
    <section
      className="prose brief-text"
      aria-label="Text of the brief"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here
      tabIndex={0}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by us from the exercise's Markdown, without raw HTML
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

import '../zod-without-eval.ts';
import { type CSSProperties, lazy, Suspense, useState } from 'react';
import { EditorPane } from '../editor/EditorPane.tsx';
import { FilesPane } from '../files/FilesPane.tsx';
import { openRecord } from '../files/open-record.ts';
import { Hints } from '../practice/Hints.tsx';
import { OwnCaseDialog } from '../practice/OwnCaseDialog.tsx';
import { PracticePane } from '../practice/PracticePane.tsx';
import { caseFrom } from '../practice/use-own-cases.ts';
import { saveWords } from '../saving/save-words.ts';
import { SubmitQuestion } from '../submit/SubmitQuestion.tsx';
import { TrialDrawer } from '../trial/TrialDrawer.tsx';
import { BriefPane, BriefText } from './BriefPane.tsx';
import { HistoryPane } from './HistoryPane.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Notices } from './Notices.tsx';
import { PaneBar } from './PaneBar.tsx';
import { type PaneSizes, usePaneSizes } from './pane-sizes.ts';
import { Requirements, requirementSelector } from './Requirements.tsx';
import { RightPane } from './RightPane.tsx';
import { Splitters } from './Splitters.tsx';
import { useShortcuts } from './shortcuts.ts';
import { TopActions } from './TopActions.tsx';
import { type FilePlace, useView } from './use-view.ts';
import { useWork } from './use-work.ts';
import type { WorkspaceProps } from './workspace-props.ts';
import '../editor/editor.css';
import '../files/files.css';
import '../practice/practice.css';
import '../trial/trial.css';
import './brief.css';
import './messages.css';
import './workspace.css';

/** Loaded when somebody compares: it brings the diff with it. */
const ChangesPane = lazy(() => import('../changes/ChangesPane.tsx'));

/** The workspace of one exercise and stage: brief, files, editor, practice, trials, history. */
export function Workspace(props: WorkspaceProps) {
  const { exercise, stage, starter, viewerId, briefHtml, family, isDraft = false } = props;
  const { manifest } = exercise;
  const { slug } = manifest;
  const view = useView(family);
  const [pointedAt, setPointedAt] = useState(family);
  const panes = usePaneSizes();
  const { kept, draft, dispatch, error, own, practice, rows, submit, forgetPractice } = useWork(props);

  const requirements = (
    <Requirements
      rows={rows}
      titles={practice.state.titles}
      onChoose={(chosen) => {
        setPointedAt(chosen);
        view.showPane('practice');
      }}
    />
  );
  const hintsFor = (about: string) => {
    const steps = exercise.hints[about];
    return steps && <Hints key={about} family={about} steps={steps} keptAs={`holdfast:hints:${slug}`} />;
  };
  const runAll = () => {
    practice.run({ kind: 'all' });
    view.showPane('practice');
  };
  const jumpTo = (place: FilePlace) => {
    dispatch({ kind: 'opened', path: place.file });
    view.jumpTo(place);
  };
  const help = () => view.setHelp(true);
  const onSubmit = isDraft ? undefined : submit.ask;
  useShortcuts({ run: runAll, submit: () => onSubmit?.(), help, search: () => view.search(true) });

  return (
    <div
      className={view.cell ? 'workspace with-trial' : 'workspace'}
      data-pane={view.pane}
      style={sizeVariables(panes.sizes)}
    >
      <h1 className="sr">
        {manifest.title}, stage {stage}
      </h1>
      <TopActions save={kept.save} practice={practice} onRun={runAll} onSubmit={onSubmit} onHelp={help} />
      <PaneBar pane={view.pane} rows={rows} hasTrial={view.cell !== undefined} onShow={view.showPane} />
      <Notices kept={kept} begunFrom={props.begunFrom ?? null} />
      <div className="left">
        <BriefPane html={briefHtml} stage={stage} manifest={manifest} requirements={requirements} />
        <FilesPane
          {...{ draft, starter, manifest, stage, dispatch }}
          onShow={() => view.showPane('editor')}
          isSearching={view.isSearching}
          onSearch={view.search}
          onCompare={() => view.compare(true)}
          onResetAll={forgetPractice}
          onJump={jumpTo}
        />
      </div>
      {view.isComparing ? (
        <Suspense fallback={<p className="pane pane-editor pane-body quiet">Comparing…</p>}>
          <ChangesPane
            {...{ draft, starter, manifest, dispatch }}
            attempts={props.attempts}
            onJump={jumpTo}
            onClose={() => view.compare(false)}
          />
        </Suspense>
      ) : (
        <EditorPane
          {...{ draft, manifest, error, dispatch }}
          saved={saveWords(kept.save).text}
          jump={view.jump}
          onJump={jumpTo}
        />
      )}
      <RightPane
        tab={view.tab}
        onTab={view.showTab}
        brief={
          <>
            {requirements}
            <BriefText html={briefHtml} />
          </>
        }
        practice={
          <PracticePane
            {...{ practice, rows, own }}
            selected={view.cell}
            wanted={pointedAt}
            reported={family}
            onBrief={(chosen) => {
              view.showPane('brief');
              focusSoon(requirementSelector(chosen));
            }}
            onSelect={view.select}
            onJump={jumpTo}
          />
        }
        history={<HistoryPane attempts={props.attempts} slug={slug} isSignedIn={viewerId !== null} />}
      />
      {view.cell && (
        <TrialDrawer
          {...{ practice, rows }}
          own={own.list}
          cell={view.cell}
          hints={hintsFor(view.cell.family)}
          onKeep={(trial) => own.open(caseFrom(trial))}
          onSelect={view.select}
          onJump={jumpTo}
        />
      )}
      <Splitters panes={panes} hasTrial={view.cell !== undefined} />
      <SubmitQuestion
        {...{ submit, viewerId, manifest, stage, draft, starter, rows }}
        state={practice.state}
        error={error}
        onRecord={() => {
          openRecord(draft, dispatch);
          view.showPane('editor');
        }}
      />
      {own.form && (
        <OwnCaseDialog own={own} form={own.form} faults={practice.state.faults[own.form.from.family] ?? []} />
      )}
      {view.isHelpOpen && <KeysDialog onClose={() => view.setHelp(false)} />}
    </div>
  );
}

/** Custom properties that the style sheet lays the panes out by. */
function sizeVariables({ left, right, trial }: PaneSizes): CSSProperties {
  const variables = { '--left': `${left}px`, '--right': `${right}px`, '--trial': `${trial}px` };
  return variables as CSSProperties;
}

/** The pane that holds the element may only now come to the front, and what it lies in may be folded. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => {
    const found = [...document.querySelectorAll<HTMLElement>(selector)];
    for (const element of found) element.closest('details')?.setAttribute('open', '');
    const shown = found.find((e) => e.offsetParent !== null);
    shown?.focus();
    shown?.scrollIntoView({ block: 'center' });
  });
}

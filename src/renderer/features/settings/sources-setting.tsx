import type { ReactNode } from 'react';
import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import { KnowledgeSourceEditor } from './knowledge-source-editor';
import { meantSources, sourcesProblem } from '../sign-in/sign-in-form';
import { boundsWords } from '../../text/settings';
import { boundsOfSetting } from './setting-kind';
import type { SettingControlProps } from './setting-row';
import { useTyped } from './use-typed';

/** The knowledge bases, sent when the focus leaves them and when one is removed. */
export function SourcesSetting({ info, value, hold, changing }: SettingControlProps<readonly KnowledgeSource[]>): ReactNode {
  /** What is edited but not taken. */
  const [edited, setEdited] = useTyped<readonly KnowledgeSource[]>(value);
  const commit = (sources: readonly KnowledgeSource[]): void => {
    const meant = meantSources(sources);
    if (JSON.stringify(meant) === JSON.stringify(value)) {
      changing.setProblem(null);
      setEdited(null);
      return;
    }
    const problem = sourcesProblem(meant);
    if (problem === null) changing.change([...meant], () => setEdited(null));
    else changing.setProblem(problem);
  };
  return (
    <>
      <KnowledgeSourceEditor
        sources={edited ?? value}
        hold={hold}
        problem={changing.problem}
        onChange={setEdited}
        onCommit={commit}
      />
      <p className="field-help">{boundsWords(boundsOfSetting(info))}</p>
    </>
  );
}

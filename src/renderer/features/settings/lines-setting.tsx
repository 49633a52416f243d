import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { FieldProblem } from '../../ui/field-problem';
import { lineBoundsWords, settingsText } from '../../text/settings';
import type { SettingControlProps } from './setting-row';
import { useTyped } from './use-typed';

interface Props extends SettingControlProps<readonly string[]> {
  readonly bounds: LineBounds;
}

/** How many lines, and how many characters each. */
export interface LineBounds {
  readonly most: number;
  readonly shortest: number;
  readonly longest: number;
}

const fewestRows = 3;
const mostRows = 10;
const charactersARow = 48;

/** A setting that is a list of texts, one a line; sent when the focus leaves, or when the page closes. */
export function LinesSetting({ info, value, hold, changing, note, bounds }: Props): ReactNode {
  /** What is typed but not taken. */
  const [typed, setTyped] = useTyped<string>(value);
  const text = typed ?? value.join('\n');
  const commit = (): void => {
    if (typed === null) return;
    const lines = meantLines(typed);
    if (JSON.stringify(lines) === JSON.stringify(value)) {
      changing.setProblem(null);
      setTyped(null);
      return;
    }
    const problem = linesProblem(lines, bounds);
    if (problem === null) changing.change([...lines], () => setTyped(null));
    else changing.setProblem(problem);
  };
  // A page that closes takes the focused field away without a blur.
  const latest = useRef(commit);
  useLayoutEffect(() => {
    latest.current = commit;
  });
  useEffect(() => () => latest.current(), []);

  return (
    <TextField
      className="field"
      value={text}
      onChange={setTyped}
      onBlur={commit}
      isReadOnly={hold === 'locked'}
      isInvalid={changing.problem !== null}
      validationBehavior="aria"
    >
      <span className="lines-head">
        <Label className="field-label">{info.label}</Label>
        <span className="field-help">{settingsText.linesUsed({ used: meantLines(text).length, most: bounds.most })}</span>
      </span>
      <TextArea
        className="input lines"
        rows={rowsFor(text)}
        placeholder={hold === 'locked' ? '' : settingsText.linesExample}
      />
      <Text slot="description" elementType="div" className="field-help setting-note">
        {note}
      </Text>
      <FieldProblem problem={changing.problem} />
    </TextField>
  );
}

/** About as many as the text takes at the window’s usual width, and one to go on writing. */
function rowsFor(text: string): number {
  const taken = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersARow)), 1);
  return Math.min(mostRows, Math.max(fewestRows, taken));
}

/** Empty lines are not meant, nor is one that is there already. */
export function meantLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** What is wrong with the lines, in words; null where nothing is. */
export function linesProblem(lines: readonly string[], { most, shortest, longest }: LineBounds): string | null {
  if (lines.length > most) return settingsText.tooManyLines({ lines: lines.length, most });
  const outside = lines.find((line) => line.length < shortest || line.length > longest);
  return outside === undefined ? null : lineBoundsWords(outside, { shortest, longest });
}

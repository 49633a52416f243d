import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldErrorContext, Text } from 'react-aria-components';
import { useContext } from 'react';

interface Props {
  readonly problem: string | null;
}

/** What is wrong with a field's value, in words; a field of React Aria around it describes itself by it. */
export function FieldProblem({ problem }: Props): ReactNode {
  const insideField = useContext(FieldErrorContext) !== null;
  if (problem === null) return null;
  const words = (
    <>
      <CircleAlert size={14} aria-hidden />
      <span>{problem}</span>
    </>
  );
  return insideField ? (
    <Text slot="errorMessage" elementType="div" className="field-error">
      {words}
    </Text>
  ) : (
    <div className="field-error" role="alert">
      {words}
    </div>
  );
}

import { Maximize2, Minimize2, RectangleHorizontal, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { WindowMode } from '../../shared/window-mode';
import { stripText } from '../text/strip';
import { chooseMode, modeKeys, modeKeyWords } from './use-mode-keys';

interface Props {
  readonly mode: WindowMode;
}

/** The ways to the other two sizes of the window. */
export function ModeSwitch({ mode }: Props): ReactNode {
  return (
    <>
      <ModeButton mode="compact" icon={RectangleHorizontal} />
      {mode === 'full' ? <ModeButton mode="window" icon={Minimize2} /> : <ModeButton mode="full" icon={Maximize2} />}
    </>
  );
}

function ModeButton({ mode, icon: Icon }: { readonly mode: WindowMode; readonly icon: LucideIcon }): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <Button className="button button-icon" aria-label={stripText[mode]} aria-keyshortcuts={modeKeys[mode]} data-mode={mode} onPress={() => chooseMode(mode)}>
        <Icon size={16} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={4} placement="bottom">
        {stripText.withKeys({ name: stripText[mode], keys: modeKeyWords[mode] })}
      </Tooltip>
    </TooltipTrigger>
  );
}

import { EyeOff } from 'lucide-react';
import { useLayoutEffect, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { surroundingsText } from '../../text/surroundings';
import { announce } from '../../ui/announcer';
import './curtain.css';

/**
 * Stands in the place of all that the window shows while nobody is in front of the screen. What is behind it stays as it is, and
 * is neither to be seen nor read out. Whoever can press its button is there.
 */
export function Curtain(): ReactNode {
  useLayoutEffect(() => {
    announce('');
    document.documentElement.dataset.curtain = 'drawn';
    return () => {
      delete document.documentElement.dataset.curtain;
    };
  }, []);
  return (
    <main className="curtain">
      <EyeOff size={28} aria-hidden />
      <h1>{surroundingsText.curtain}</h1>
      <p>{surroundingsText.curtainHelp}</p>
      <Button className="button button-outline" onPress={() => tell('window:open-curtain', null)}>
        {surroundingsText.openCurtain}
      </Button>
    </main>
  );
}

import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { Demo } from '../../../shared/contract/state';
import { demoProgress, demoText, demoWaiting } from '../../text/demo';
import './demo-call.css';

interface Props {
  readonly demo: Demo;
}

/** The demo call: what is being said, how far it is, and that all of it is invented. */
export function DemoCall({ demo }: Props): ReactNode {
  const { line } = demo;
  // The customer's line stays while the agent speaks, because it is what the cards answer.
  const [customer, setCustomer] = useState<string | null>(null);
  const said = line?.speaker === 'customer' ? line.text : customer;
  if (said !== customer) setCustomer(said);
  // Where the agent speaks first there is no customer's line to stay.
  const speaker = said !== null ? `${demoText.customer}: ` : line === null ? '' : `${demoText.agent}: `;
  const over = demo.status === 'ended' || demo.status === 'failed';

  return (
    <section className="demo" aria-label={demoText.region} data-demo-state={demo.status}>
      <div className="demo-panel">
        <div className="demo-head">
          <span className="demo-badge">{demoText.badge}</span>
          <span>{demoText.about}</span>
        </div>
        <p className="demo-line" data-selectable>
          <span className={said === null ? 'demo-waiting' : 'visually-hidden'}>{speaker}</span>
          {said === null ? (
            <span className="demo-waiting">{line === null ? demoWaiting(demo) : line.text}</span>
          ) : (
            <q data-part="customer-line">{said}</q>
          )}
        </p>
        {line?.speaker === 'agent' && said !== null && (
          <p className="demo-reply" data-part="agent-line" data-selectable>
            {demoText.agent}: {line.text}
          </p>
        )}
        <div className="demo-foot">
          <span className="demo-progress">{demoProgress(demo)}</span>
          {over && (
            <Button className="button button-outline" onPress={() => tell('demo:start', null)}>
              {demoText.again}
            </Button>
          )}
          <Button className="button" onPress={() => tell('demo:leave', null)}>
            {demoText.leave}
          </Button>
        </div>
      </div>
    </section>
  );
}

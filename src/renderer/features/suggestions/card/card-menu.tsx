import { Ellipsis, Pin, PinOff, TextQuote, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Keyboard, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { cardText } from '../../../text/card';
import { suggestionText } from '../../../text/suggestion';
import type { CardActs } from './use-card-acts';
import '../../../ui/menu.css';

interface Props {
  readonly pin: 'on' | 'off';
  readonly acts: Pick<CardActs, 'copySentence' | 'pin' | 'dismiss'>;
}

/** What is done with a card less often, each with its key. */
export function CardMenu({ pin, acts }: Props): ReactNode {
  return (
    <MenuTrigger>
      <Button className="button button-icon card-small" aria-label={cardText.actions}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label={cardText.actions}>
          <Item name={cardText.copySentence} shortcut="S" icon={TextQuote} onAction={acts.copySentence} />
          <Item name={pin === 'on' ? cardText.unpin : suggestionText.pin} shortcut="P" icon={pin === 'on' ? PinOff : Pin} onAction={acts.pin} />
          <Item name={suggestionText.dismiss} shortcut="Del" icon={X} onAction={acts.dismiss} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ItemProps {
  readonly name: string;
  readonly shortcut: string;
  readonly icon: LucideIcon;
  readonly onAction: () => void;
}

function Item({ name, shortcut, icon: Icon, onAction }: ItemProps): ReactNode {
  return (
    <MenuItem className="option" textValue={name} onAction={onAction}>
      <Icon size={14} aria-hidden />
      <Text slot="label">{name}</Text>
      <Keyboard>{shortcut}</Keyboard>
    </MenuItem>
  );
}

/** Chooses any number of vantages or services: a button that says what is chosen, and a list to search. */
import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from "react-aria-components";
import { accessWords as words } from "#src/messages/index.ts";
import { isLike } from "../ask/likeness.ts";

export type Choosable = { readonly id: string; readonly title: string; readonly kind: string };

/** Most that are listed at once; typing narrows the rest. */
const MOST = 200;

type Props = {
  readonly label: string;
  /** What is compared while nothing is chosen. */
  readonly all: string;
  readonly items: readonly Choosable[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

export function Picker(props: Props) {
  const { label, all, items, chosen } = props;
  const first = items.find(({ id }) => id === chosen[0])?.title ?? chosen[0] ?? "";
  const what = chosen.length === 0 ? all : words.chosen(first, chosen.length);
  return (
    <DialogTrigger>
      <Button className="button picker">
        <span className="picker-text">{words.picker(label, what)}</span>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover
        className="popover"
        placement="bottom start"
        // Within the screen, so that what it holds is in a landmark.
        UNSTABLE_portalContainer={document.getElementById("main") ?? document.body}
      >
        <Dialog className="picker-dialog" aria-label={label}>
          <Choices {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** What there is to choose; drawn while the list is open. */
function Choices({ label, items, chosen, onChange }: Props) {
  const [text, setText] = useState("");
  // What was chosen when the list was opened stands first; nothing moves while one chooses.
  const [before] = useState<ReadonlySet<string>>(new Set(chosen));
  const marked = new Set(chosen);
  const typed = text.trim();
  const found = items.filter(({ title }) => typed === "" || isLike(title, typed));
  const sorted = [...found].sort((a, b) => Number(before.has(b.id)) - Number(before.has(a.id)));
  const listed = sorted.slice(0, MOST);
  return (
    <>
      <SearchField value={text} onChange={setText} className="field" autoFocus>
        <Label>{words.search}</Label>
        <Input spellCheck={false} type="text" />
      </SearchField>
      <ListBox
        className="menu picker-list"
        aria-label={label}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        items={listed}
        selectedKeys={marked}
        onSelectionChange={(keys) =>
          onChange(
            keys === "all"
              ? listed.map(({ id }) => id)
              : [
                  ...chosen.filter((id) => keys.has(id)),
                  ...items.map(({ id }) => id).filter((id) => keys.has(id) && !marked.has(id)),
                ],
          )
        }
        renderEmptyState={() => <p className="hint">{words.noneFound}</p>}
      >
        {({ id, title, kind }) => (
          <ListBoxItem id={id} textValue={title} className="menu-item">
            {({ isSelected }) => (
              <>
                <span className="picker-mark" aria-hidden="true">
                  {isSelected ? "✓" : ""}
                </span>
                <span className="picker-title">{title}</span>
                <span className="menu-kind">{kind}</span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
      {found.length > MOST && <p className="hint">{words.moreToFind(found.length - MOST)}</p>}
      <button
        type="button"
        className="button"
        disabled={chosen.length === 0}
        onClick={() => onChange([])}
      >
        {words.all}
      </button>
    </>
  );
}

/** What a person must do to sign in, with the code to copy: nothing has to be written down. */
import { collectWords as words } from "#src/messages/index.ts";
import { useCollecting } from "./collecting.ts";
import { CopyButton } from "./copy-button.tsx";

export function Prompt() {
  const prompt = useCollecting((now) => now.prompt);
  if (prompt === "") return null;
  const code = /\b[A-Z0-9]{8,12}\b/.exec(prompt)?.[0];
  return (
    <div className="prompt" role="status">
      <p>{prompt}</p>
      {code !== undefined && <CopyButton label={words.copyCode(code)} text={code} />}
    </div>
  );
}

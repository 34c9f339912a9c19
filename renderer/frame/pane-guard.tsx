/** When a pane fails by our mistake, it says so and the rest of the page lives. */
import { Component } from "react";
import { frameWords as words } from "#src/messages/index.ts";

type Props = { readonly name: string; readonly children: React.ReactNode };

export class PaneGuard extends Component<Props, { readonly why: string }> {
  override state = { why: "" };

  static getDerivedStateFromError(error: unknown) {
    return {
      why: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error),
    };
  }

  override render() {
    if (this.state.why === "") return this.props.children;
    return (
      <div className="state-note" role="alert">
        <p>{words.defect(this.props.name)}</p>
        <p>
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard.writeText(this.state.why)}
          >
            {words.defectReport}
          </button>{" "}
          <button type="button" className="button" onClick={() => this.setState({ why: "" })}>
            {words.reloadPane}
          </button>
        </p>
      </div>
    );
  }
}

/** The Collect sheet: who, what, run; it can be left at any time, and what runs goes on. */
import { useEffect, useRef } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { frameWords, collectWords as words } from "#src/messages/index.ts";
import { useIsOnline } from "../parts/online.ts";
import { change } from "../state/store.ts";
import { goTo, type Step, useCollecting } from "./collecting.ts";
import { RunStep } from "./run.tsx";
import { WhatStep } from "./what.tsx";
import { WhoStep } from "./who.tsx";

const steps: readonly Step[] = ["who", "what", "run"];
const parts = { who: WhoStep, what: WhatStep, run: RunStep } as const;

export function CollectSheet() {
  const isOnline = useIsOnline();
  const step = useCollecting((now) => now.step);
  return (
    <ModalOverlay
      className="overlay side"
      isDismissable
      isOpen
      onOpenChange={(open) => !open && change({ dialog: "none" })}
    >
      <Modal className="modal side-sheet">
        <Dialog className="dialog collect">
          <div className="spread">
            <Heading slot="title">{words.title}</Heading>
            <button
              type="button"
              className="button quiet square"
              aria-label={words.close}
              onClick={() => change({ dialog: "none" })}
            >
              ×
            </button>
          </div>
          <Steps />
          {!isOnline && (
            <p className="warning" role="status">
              {frameWords.noNetwork}
            </p>
          )}
          <fieldset className="plain-set" disabled={!isOnline && step !== "run"}>
            <Part />
          </fieldset>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Steps() {
  const step = useCollecting((now) => now.step);
  const run = useCollecting((now) => now.run);
  return (
    <nav aria-label={words.stepsLabel}>
      <ol className="steps-bar">
        {steps.map((name, i) => (
          <li key={name}>
            <button
              type="button"
              className="button quiet"
              aria-current={step === name ? "step" : undefined}
              disabled={name === "run" && run === null}
              onClick={() => goTo(name)}
            >
              <span aria-hidden="true" className="step-number">
                {i + 1}
              </span>
              {words.steps[name]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The part of the step; its heading takes the focus when the step changes, and not when the sheet opens. */
function Part() {
  const step = useCollecting((now) => now.step);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) heading.current?.focus();
    last.current = step;
  }, [step]);
  const Own = parts[step];
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {words.steps[step]}
      </h3>
      <Own />
    </>
  );
}

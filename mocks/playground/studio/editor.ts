import { css } from "@codemirror/lang-css";
import { syntaxHighlighting } from "@codemirror/language";
import { classHighlighter } from "@lezer/highlight";
import { EditorView, basicSetup } from "codemirror";

/** Opens an editor for CSS in an element. The tab key leaves it, as it leaves any field. */
export function openEditor(parent: HTMLElement, label: string, changed: (text: string) => void): EditorView {
  return new EditorView({
    parent,
    root: parent.getRootNode() as ShadowRoot, // of the studio's element
    extensions: [
      basicSetup,
      css(),
      syntaxHighlighting(classHighlighter),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) changed(state.doc.toString());
      }),
    ],
  });
}

/** Puts another text into an editor; it can be undone there. */
export function writeText(editor: EditorView, text: string): void {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}

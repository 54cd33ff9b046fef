// The editor of the page: CodeMirror with what a reader expects of it, and nothing more.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { rust } from "@codemirror/lang-rust";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";

// The classes of the book's own listings.
const classes = tagHighlighter([
  { tag: tags.keyword, class: "tok-kw" },
  { tag: tags.comment, class: "tok-com" },
  { tag: [tags.string, tags.character], class: "tok-str" },
  { tag: tags.number, class: "tok-num" },
  { tag: tags.bool, class: "tok-lit" },
  { tag: [tags.typeName, tags.self], class: "tok-ty" },
  { tag: tags.macroName, class: "tok-mac" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "tok-fn" },
  { tag: tags.meta, class: "tok-attr" },
]);

window.workbookEditor = function ({ parent, text, label, changed, run }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        closeBrackets(),
        rust(),
        syntaxHighlighting(classes),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });

  function offset(line, column) {
    const { doc } = view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    // The compiler counts characters, the editor UTF-16 units.
    const before = [...at.text].slice(0, column - 1).join("");
    return at.from + before.length;
  }

  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    // An ordinary edit, so that undo brings the former text back.
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark(complaints) {
      const marks = complaints.flatMap(({ level, message, places }) =>
        places.map((place) => {
          const from = offset(place.line, place.column);
          const to = Math.max(from, offset(place.end_line, place.end_column));
          const words = place.label ? `${message}: ${place.label}` : message;
          return { from, to, severity: level === "error" ? "error" : "warning", message: words };
        }));
      view.dispatch(setDiagnostics(view.state, marks.sort((one, other) => one.from - other.from)));
    },
  };
};

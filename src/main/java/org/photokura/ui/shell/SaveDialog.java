package org.photokura.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Asks where to save a file, writes it off the FX thread, and says when it is there. */
final class SaveDialog {

  private SaveDialog() {}

  /** What is written; blocks. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path file) throws IOException;
  }

  /**
   * @param title of the dialog
   * @param name of the file, as proposed
   * @param kinds extensions to choose from; the first is the usual one
   */
  static void open(MainView main, String title, String name, List<String> kinds, Content content) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    kinds.forEach(kind -> chooser.getExtensionFilters().add(new ExtensionFilter(kind.toUpperCase(Locale.ROOT), "*." + kind)));
    var file = chooser.showSaveDialog(main.root().getScene().getWindow());
    if (file != null) {
      write(main, file.toPath(), content);
    }
  }

  /** Writes where somebody chose already. */
  static void write(MainView main, Path file, Content content) {
    main.model().background().run(_ -> {
      content.writeTo(file);
      return String.valueOf(file.getFileName());
    }, name -> main.toasts().show(main.texts().get("ui.report.saved-as", "file", name)), main::tell);
  }
}

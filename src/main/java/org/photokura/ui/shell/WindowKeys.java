package org.photokura.ui.shell;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The keys that mean the same everywhere in the window. */
final class WindowKeys {

  private final MainView view;
  private final WindowViewModel model;
  private final Pages pages;

  WindowKeys(MainView view, WindowViewModel model, Pages pages) {
    this.view = view;
    this.model = model;
    this.pages = pages;
  }

  /** Whether the key meant something. */
  boolean handle(KeyEvent event) {
    return switch (event.getCode()) {
      case F1 -> done(() -> pages.help(view));
      case E -> shortcut(event) && library() && done(this::export);
      case O -> shortcut(event) && done(view::openDestination);
      case F -> shortcut(event) && library() && done(() -> {
        var page = view.libraryPage();
        if (page != null) {
          page.focusSearch();
        }
      });
      case R -> shortcut(event) && done(model::readAgain);
      case T -> shortcut(event) && done(() -> model.go(Page.TROUBLESHOOT));
      case COMMA -> shortcut(event) && done(() -> model.go(Page.SETTINGS));
      case PLUS, ADD, EQUALS, SEMICOLON -> shortcut(event) && zoomKey(event) && library() && done(() -> model.grid().zoomBy(1));
      case MINUS, SUBTRACT -> shortcut(event) && library() && done(() -> model.grid().zoomBy(-1));
      case A -> shortcut(event) && library() && !inField(event) && done(() -> {
        if (event.isShiftDown()) {
          model.selection().clear();
        } else {
          model.grid().selectAllShown();
        }
      });
      case ESCAPE -> model.page() != Page.LIBRARY && model.page() != Page.CONNECT && model.page() != Page.TRANSFER && done(() -> model.go(Page.LIBRARY));
      default -> false;
    };
  }

  /** Where plus needs Shift (also on a Japanese keyboard, where it is on the semicolon's key). */
  private static boolean zoomKey(KeyEvent event) {
    return event.getCode() != javafx.scene.input.KeyCode.SEMICOLON || event.isShiftDown();
  }

  private void export() {
    if (view.preview().isOpen()) {
      view.preview().export();
    } else {
      view.exports().export(model.items().chosen());
    }
  }

  private boolean library() {
    return model.page() == Page.LIBRARY;
  }

  private static boolean shortcut(KeyEvent event) {
    return event.isShortcutDown() && !event.isAltDown();
  }

  private static boolean inField(KeyEvent event) {
    return event.getTarget() instanceof TextInputControl;
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }
}

package org.photokura.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.Udid;
import org.photokura.text.Texts;
import org.photokura.ui.fx.KeyboardFocus;
import org.photokura.ui.fx.Motion;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;

/** The window's content in one language: the connection page, or the side panel and the page that is shown; sheets lie above. */
final class MainView extends View {

  private static final double NARROW = 1100;
  /** For the style sheet: what is smaller where there is little room. */
  private static final PseudoClass NARROW_WINDOW = PseudoClass.getPseudoClass("narrow");
  private static final int TURN_MILLIS = 160;

  private final WindowViewModel model;
  private final Thumbnails thumbnails;
  private final Texts texts;
  private final Pages pages;
  private final SheetHost sheets = new SheetHost(this::focusPage);
  private final Toasts toasts = new Toasts();
  private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
  private final BorderPane frame = new BorderPane();
  private final StackPane place = new StackPane();
  private final StackPane content = new StackPane();
  private final StackPane root;
  private final PreviewLayer preview;
  private final ExportFlow exports;
  private final SidePanel side;
  private @Nullable View shown;
  private @Nullable Node first;
  private @Nullable Udid phone;

  MainView(WindowViewModel model, Thumbnails thumbnails, Texts texts, Pages pages) {
    this.model = model;
    this.thumbnails = thumbnails;
    this.texts = texts;
    this.pages = pages;
    this.exports = new ExportFlow(this);
    this.side = part(new SidePanel(model, texts, narrow.getReadOnlyProperty(), new PhoneMenu(this)));
    frame.setLeft(side.root());
    frame.setCenter(place);
    this.preview = new PreviewLayer(this, thumbnails);
    root = new StackPane(content, preview.root(), sheets, toasts);
    root.getStyleClass().add("pk-main");
    model.grid().setOnOpen(preview::open);
    root.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        own(scene.widthProperty().subscribe(width -> {
          narrow.set(width.doubleValue() < NARROW);
          root.pseudoClassStateChanged(NARROW_WINDOW, narrow.get());
        }));
      }
    });
    follow(model.pageProperty(), this::turn);
    followChanges(model.runs().reportProperty(), () -> {
      if (model.page() == Page.REPORT) {
        turn(Page.REPORT);
      }
    });
    followChanges(model.runs().failureProperty(), exports::showFailure);
    phone = model.listedPhone();
    follow(model.session().sessionProperty(), _ -> leaveOtherPhone()); // Told after the model, which lists the phone.
  }

  /** What lies above the page shows photos of, or asks about, a phone that is not the one any more. */
  private void leaveOtherPhone() {
    Udid before = phone;
    phone = model.listedPhone();
    if (before != null && !before.equals(phone)) {
      preview.close();
      sheets.closePhones();
    }
  }

  private void turn(Page page) {
    preview.close();
    if (shown != null) {
      shown.close();
    }
    var next = switch (page) {
      case CONNECT -> new Turned(new ConnectPlace(this, pages).page(), null);
      case LIBRARY -> library();
      case TRANSFER -> {
        var progress = exports.progress();
        yield new Turned(progress, progress.first());
      }
      case REPORT -> {
        var report = exports.report();
        yield report == null ? library() : new Turned(report, report.first());
      }
      case SETTINGS -> new Turned(pages.settings(this), null);
      case TROUBLESHOOT -> {
        var checks = pages.troubleshoot(this);
        yield new Turned(checks, checks.first());
      }
    };
    shown = next.view();
    Parent node = next.view().root();
    if (page == Page.CONNECT) {
      content.getChildren().setAll(node);
    } else {
      place.getChildren().setAll(node);
      if (!content.getChildren().contains(frame)) {
        content.getChildren().setAll(frame);
      }
    }
    Motion.fadeIn(node, TURN_MILLIS);
    first = next.first();
    focusPage();
  }

  private void focusPage() {
    if (shown == null || root.getScene() == null) {
      return; // The window gives it the keyboard when it shows it.
    }
    shown.root().applyCss(); // A control hears no keys before it has its skin, and a busy window may draw only after the next key.
    Node to = first != null || hasKeyboard() || model.page() == Page.CONNECT ? first : KeyboardFocus.firstIn(shown.root());
    if (to != null) {
      to.requestFocus();
    }
  }

  private boolean hasKeyboard() {
    Node owner = root.getScene().getFocusOwner();
    return owner != null && owner.getScene() == root.getScene();
  }

  /**
   * Gives the keyboard to what had it in the view before, which was thrown away for another language, or else to the page.
   *
   * @param id of what had it; null if it had none
   */
  void takeKeyboard(@Nullable String id) {
    root.applyCss(); // What scrolls can be found, and hears keys, only once it has its skin.
    Node same = id == null ? null : root.lookup("#" + id);
    if (same == null) {
      focusPage();
    } else {
      same.requestFocus();
    }
  }

  /** A page and what takes the keyboard on it; null where the keyboard stays. */
  private record Turned(View view, @Nullable Node first) {}

  private Turned library() {
    var page = new LibraryPage(this, exports);
    return new Turned(page, page.first());
  }

  /** The library while it is shown. */
  @Nullable LibraryPage libraryPage() {
    return shown instanceof LibraryPage page ? page : null;
  }

  /** Opens the folder of the last export. */
  void openDestination() {
    var destination = model.destination().get();
    if (destination != null) {
      model.services().desktop().openFolder(destination.folder());
    }
  }

  /** Tells a problem that keeps something from happening. */
  void tell(Problem problem) {
    ProblemSheet.open(sheets, texts, problem);
  }

  /** What the phone is called. */
  String phoneName() {
    String name = model.deviceName();
    return name.isEmpty() ? texts.get("ui.device.iphone") : name;
  }

  WindowViewModel model() {
    return model;
  }

  Thumbnails thumbnails() {
    return thumbnails;
  }

  Texts texts() {
    return texts;
  }

  Pages pages() {
    return pages;
  }

  ExportFlow exports() {
    return exports;
  }

  SheetHost sheets() {
    return sheets;
  }

  Toasts toasts() {
    return toasts;
  }

  PreviewLayer preview() {
    return preview;
  }

  /** What lies below the preview: Tab must not wander into what cannot be seen. */
  Node below() {
    return content;
  }

  /** The areas between which F6 moves, in order. */
  List<Area> areas() {
    var areas = new ArrayList<Area>();
    if (model.page() != Page.CONNECT) {
      areas.add(new Area(side.root(), side.first()));
    }
    if (shown instanceof LibraryPage page) {
      areas.addAll(page.areas());
    } else if (shown != null) {
      areas.add(new Area(shown.root(), null));
    }
    return areas;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void close() {
    preview.close();
    if (shown != null) {
      shown.close();
    }
    super.close();
  }
}

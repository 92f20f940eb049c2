package org.photokura.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.DeviceFacts;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.devices.CardActions;
import org.photokura.ui.devices.ConnectActions;
import org.photokura.ui.devices.ConnectPage;
import org.photokura.ui.devices.LastDestination;
import org.photokura.ui.devices.PhoneNotice;
import org.photokura.ui.export.ExportSheet;
import org.photokura.ui.export.ExportSheetViewModel;
import org.photokura.ui.export.NewPhotosOffer;
import org.photokura.ui.export.ReportFiles;
import org.photokura.ui.export.ReportPage;
import org.photokura.ui.export.ReportViewModel;
import org.photokura.ui.export.SelectionBar;
import org.photokura.ui.export.TransferPage;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.Motion;
import org.photokura.ui.fx.Question;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;
import org.photokura.ui.grid.GridFocus;
import org.photokura.ui.grid.GridPage;
import org.photokura.ui.grid.GridQuery;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.sources.SourceWords;

/** The window's content in one language: the connection page, or the side panel and the page that is shown; sheets lie above. */
final class MainView extends View {

  private static final double NARROW = 1100;
  /** For the style sheet: what is smaller where there is little room. */
  private static final PseudoClass NARROW_WINDOW = PseudoClass.getPseudoClass("narrow");

  private final WindowViewModel model;
  private final Thumbnails thumbnails;
  private final Texts texts;
  private final Desktop desktop;
  private final Pages pages;
  private final SheetHost sheets = new SheetHost();
  private final Toasts toasts = new Toasts();
  private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
  private final BorderPane frame = new BorderPane();
  private final StackPane place = new StackPane();
  private final StackPane content = new StackPane();
  private final StackPane root;
  private final PreviewLayer preview;
  private final SidePanel side;
  private @Nullable View shown;
  private @Nullable GridPage gridPage;
  private @Nullable GridInfo gridInfo;
  private @Nullable Node afterwards;

  MainView(WindowViewModel model, Thumbnails thumbnails, Texts texts, Pages pages) {
    this.model = model;
    this.thumbnails = thumbnails;
    this.texts = texts;
    this.desktop = model.services().desktop();
    this.pages = pages;
    this.side = part(new SidePanel(model, texts, narrow.getReadOnlyProperty(), new Card()));
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
    followChanges(model.runs().failureProperty(), this::showFailure);
  }

  private void turn(Page page) {
    preview.close();
    if (shown != null) {
      shown.close();
    }
    gridPage = null;
    View next = switch (page) {
      case CONNECT -> connect();
      case LIBRARY -> library();
      case TRANSFER -> transfer();
      case REPORT -> report();
      case SETTINGS -> pages.settings(this);
      case TROUBLESHOOT -> pages.troubleshoot(this);
    };
    shown = next;
    if (page == Page.CONNECT) {
      content.getChildren().setAll(next.root());
    } else {
      place.getChildren().setAll(next.root());
      if (!content.getChildren().contains(frame)) {
        content.getChildren().setAll(frame);
      }
    }
    Motion.fadeIn(next.root(), 160);
    Node first = afterwards;
    if (first != null) {
      first.requestFocus();
      afterwards = null;
    }
  }

  private View connect() {
    return new ConnectPage(model.devices(), model.destination().destinationProperty().map(MainView::lastDestination), texts, new Connect());
  }

  private static @Nullable LastDestination lastDestination(DestinationModel.@Nullable Destination d) {
    if (d == null || !d.exists()) {
      return null;
    }
    var items = d.saved().itemCount();
    return new LastDestination(d.folder().toString(), items.isPresent() ? items.getAsInt() : null,
        d.saved().lastRun().map(end -> LocalDate.ofInstant(end, ZoneId.systemDefault())).orElse(null), d.room() == null ? null : d.room().freeBytes());
  }

  private View library() {
    var bar = new SelectionBar(model.selection(), model.destination(), model.library(), thumbnails, texts,
        all -> export(all ? model.shownItems() : model.selection().items()));
    var offer = new NewPhotosOffer(model.library(), model.destination(), model.settings(), texts, model::listedPhone, this::exportNew);
    var notice = new PhoneNotice(model.devices(), model.readTroubleProperty(thumbnails.troubleProperty()), texts);
    var page = new GridPage(model.grid(), thumbnails, texts, source -> SourceWords.name(texts, source), new VBox(notice.root(), offer.root()), bar.root(),
        () -> toggleInfo());
    gridPage = page;
    afterwards = page.stops().getLast();
    var info = new GridInfo(model, page, preview);
    gridInfo = info;
    return new Together(page.root(), page, notice, offer, bar, info);
  }

  private void toggleInfo() {
    if (gridInfo != null) {
      gridInfo.toggle();
    }
  }

  private View transfer() {
    var page = new TransferPage(model.transfer(), model.phoneProblemProperty(), thumbnails, texts, phoneName(), this::askToCancel);
    afterwards = page.first();
    return page;
  }

  private View report() {
    var done = model.runs().reportProperty().get();
    var wish = model.runs().wishProperty().get();
    if (done == null || wish == null) {
      return library();
    }
    var report = new ReportViewModel(done, wish);
    var back = model.beganAt() == Page.TROUBLESHOOT ? "ui.side.troubleshoot" : "ui.source.all";
    var page = new ReportPage(report, thumbnails, texts, texts.get(back), new Report(report));
    afterwards = page.first();
    return page;
  }

  private String phoneName() {
    String name = model.deviceName();
    return name.isEmpty() ? texts.get("ui.device.iphone") : name;
  }

  /** Opens the export sheet for these items. */
  void export(List<Item> items) {
    export(items, null);
  }

  /** Opens the export sheet; {@code titleKey} names what is exported where it is not what the grid shows. */
  void export(List<Item> items, @Nullable String titleKey) {
    if (items.isEmpty() || model.runs().isRunning()) {
      if (model.runs().isRunning()) {
        toasts.show(texts.get("ui.export.one-at-a-time"));
      }
      return;
    }
    String title = titleKey == null ? SourceWords.name(texts, model.grid().sourceProperty().get()) : texts.get(titleKey);
    ask(model.sheetFor(items), title);
  }

  /** One click saves what is new as the last time; where something stands in the way the sheet opens and says what. */
  private void exportNew() {
    if (model.runs().isRunning()) {
      toasts.show(texts.get("ui.export.one-at-a-time"));
      return;
    }
    String title = texts.get("ui.source.not-exported");
    model.startAsLastTime(model.newItems(), title, sheet -> ask(sheet, title));
  }

  private void ask(ExportSheetViewModel sheetModel, String title) {
    var sheet = new ExportSheet(sheetModel, texts, new Sheet(sheetModel, title));
    sheets.open(sheet.root(), sheet.first(), sheet::close);
  }

  private void askToCancel() {
    if (model.transfer().waits()) {
      model.runs().stop();
      return;
    }
    Question.ask(sheets, texts.get("ui.cancel.title"), texts.get("ui.cancel.text"), texts.get("ui.cancel.go-on"), texts.get("ui.cancel.stop"), true,
        model.runs()::stop);
  }

  private void showFailure() {
    Problem problem = model.runs().failureProperty().get();
    if (problem != null) {
      tell(problem);
    }
  }

  /** Tells a problem that keeps something from happening. */
  void tell(Problem problem) {
    ProblemSheet.open(sheets, texts, problem);
  }

  SheetHost sheets() {
    return sheets;
  }

  Toasts toasts() {
    return toasts;
  }

  Texts texts() {
    return texts;
  }

  WindowViewModel model() {
    return model;
  }

  Thumbnails thumbnails() {
    return thumbnails;
  }

  /** What lies below the preview: Tab must not wander into what cannot be seen. */
  Node below() {
    return content;
  }

  PreviewLayer preview() {
    return preview;
  }

  @Nullable GridPage gridPage() {
    return gridPage;
  }

  /** Shows an item in the library. */
  void showItem(Item item) {
    model.grid().queryProperty().set(GridQuery.ALL);
    model.showSource(Smart.ALL);
    var items = model.grid().content().items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(item.id())) {
        model.grid().focusProperty().set(new GridFocus.OnItem(i));
        if (gridPage != null) {
          gridPage.revealFocus();
        }
        return;
      }
    }
  }

  /** The parts between which F6 moves, in order. */
  List<Node> stops() {
    var stops = new ArrayList<Node>(side.stops());
    if (gridPage != null) {
      stops.addAll(gridPage.stops());
      Node export = root.lookup("#export");
      if (export != null) {
        stops.add(export);
      }
    } else if (shown != null) {
      stops.add(shown.root());
    }
    return stops;
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

  /** Several views that come and go together. */
  private static final class Together extends View {
    private final Parent root;

    Together(Parent root, View... views) {
      this.root = root;
      for (View view : views) {
        part(view);
      }
    }

    @Override
    public Parent root() {
      return root;
    }
  }

  private final class Connect implements ConnectActions {
    @Override
    public void help() {
      pages.help(MainView.this);
    }

    @Override
    public void settings() {
      model.go(Page.SETTINGS);
    }

    @Override
    public void notAppearing() {
      pages.connectionHelp(MainView.this);
    }

    @Override
    public void openStore() {
      desktop.openAddress("ms-windows-store://pdp/?productid=9NP83LWLPZ9K");
    }

    @Override
    public void openDestination() {
      openLast();
    }

    @Override
    public void checkDestination() {
      pages.checkDestination(MainView.this);
    }
  }

  /** Ctrl+O. */
  void openLast() {
    var destination = model.destination().get();
    if (destination != null) {
      desktop.openFolder(destination.folder());
    }
  }

  private final class Card implements CardActions {
    @Override
    public void readAgain() {
      model.readAgain();
    }

    @Override
    public void showDetails() {
      var session = model.session().get();
      DetailsSheet.open(sheets, texts, session == null ? DeviceFacts.UNKNOWN : session.facts(), session == null ? null : session.device());
    }

    @Override
    public void restart() {
      askToRestart();
    }
  }

  /** "My iPhone does not appear". */
  void explainConnection() {
    pages.connectionHelp(this);
  }

  /** Asks for a file and writes what the checks found: as a page, or as text where the file is called so. */
  void saveReport(String text, String html) {
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("ui.troubleshoot.save-report"));
    chooser.setInitialFileName("photokura-findings.html");
    chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("HTML", "*.html"), new FileChooser.ExtensionFilter("TXT", "*.txt"));
    var file = chooser.showSaveDialog(root.getScene().getWindow());
    if (file != null) {
      model.background().run(_ -> Files.writeString(file.toPath(), file.getName().endsWith(".txt") ? text : html),
          _ -> toasts.show(texts.get("ui.report.saved-as", "file", file.getName())), this::tell);
    }
  }

  /** Asks whether to restart the iPhone, and does. */
  void askToRestart() {
    Question.ask(sheets, texts.get("ui.restart.title", "name", phoneName()), texts.get("ui.restart.text"), texts.get("ui.restart.not-now"),
        texts.get("ui.restart.do"), true, this::restartPhone);
  }

  private void restartPhone() {
    var session = model.session().get();
    if (session != null) {
      model.background().run(cancellation -> {
        session.restart(cancellation);
        return session;
      }, _ -> toasts.show(texts.get("ui.restart.under-way")), this::tell);
    }
  }

  private final class Sheet implements ExportSheet.ExportSheetActions {
    private final ExportSheetViewModel sheetModel;
    private final String title;

    Sheet(ExportSheetViewModel sheetModel, String title) {
      this.sheetModel = sheetModel;
      this.title = title;
    }

    @Override
    public void start() {
      sheets.close();
      model.start(sheetModel, title);
    }

    @Override
    public void close() {
      sheets.close();
    }

    @Override
    public void openFolder(Path folder) {
      sheets.close();
      desktop.openFolder(folder);
    }

    @Override
    public void showOnlyInICloud() {
      sheets.close();
      model.showSource(Smart.ONLY_IN_ICLOUD);
    }
  }

  private final class Report implements ReportPage.ReportActions {
    private final ReportViewModel report;

    Report(ReportViewModel report) {
      this.report = report;
    }

    @Override
    public void back() {
      model.go(model.beganAt());
    }

    /** What was saved for the checks' sake leads back to them. */
    @Override
    public List<Node> messages() {
      if (model.beganAt() != Page.TROUBLESHOOT || report.verdict() != ReportViewModel.Verdict.COMPLETE) {
        return List.of();
      }
      var back = Buttons.plain(texts.get("ui.report.to-checks"), this::back);
      back.setId("to-checks");
      return List.of(MessageBar.info(texts.get("ui.report.go-on")).add(back));
    }

    @Override
    public void saveReport() {
      var report = model.runs().reportProperty().get();
      var wish = model.runs().wishProperty().get();
      if (report == null || wish == null) {
        return;
      }
      var chooser = new FileChooser();
      chooser.setTitle(texts.get("ui.report.save"));
      chooser.setInitialFileName("photokura-report.html");
      chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("HTML", "*.html"), new FileChooser.ExtensionFilter("CSV", "*.csv"),
          new FileChooser.ExtensionFilter("JSON", "*.json"));
      var file = chooser.showSaveDialog(root.getScene().getWindow());
      if (file != null) {
        model.background().run(_ -> {
          save(file.toPath(), new ReportFiles(texts, report, wish));
          return file;
        }, saved -> toasts.show(texts.get("ui.report.saved-as", "file", saved.getName())), MainView.this::tell);
      }
    }

    private void save(Path file, ReportFiles files) throws IOException {
      try (var out = Files.newOutputStream(file)) {
        files.write(file.getFileName().toString(), out);
      }
    }

    @Override
    public void openFolder(Path folder) {
      desktop.openFolder(folder);
    }

    @Override
    public void reveal(Path file) {
      desktop.reveal(file);
    }

    @Override
    public void show(Item item) {
      showItem(item);
    }

    @Override
    public void details(Problem problem) {
      tell(problem);
    }

    @Override
    public void tryAgain(List<Item> items) {
      model.again(items);
    }
  }

}

package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;
import org.photokura.transfer.LayoutExample;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.FittedScroll;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Names;
import org.photokura.ui.fx.OptionRow;
import org.photokura.ui.fx.View;

/** The sheet that asks where to and how, and says beforehand what will happen. */
public final class ExportSheet extends View {

  /** Height of the example, and of two lines in its place. */
  private static final double EXAMPLE = 34;

  private final ExportSheetViewModel model;
  private final Texts texts;
  private final ExportSheetActions actions;
  private final ComboBox<String> destination = new ComboBox<>();
  private final Label destinationNote = wrapped("", "pk-caption", "muted");
  private final Hyperlink lookAgain;
  private final ComboBox<LayoutPreset> preset = new ComboBox<>();
  private final TextField layout = new TextField();
  private final Label layoutNote = wrapped("", "pk-caption", "bad");
  private final TextFlow example = new TextFlow();
  private final HBox exampleRow;
  private final OptionRow jpeg;
  private final Button start;
  private final Button cancel;
  private final VBox root;

  public ExportSheet(ExportSheetViewModel model, Texts texts, ExportSheetActions actions) {
    this.model = model;
    this.texts = texts;
    this.actions = actions;
    this.jpeg = new OptionRow(texts.get("ui.export.jpeg"), texts.get("ui.export.jpeg.means"), model.jpegCopiesProperty());
    this.lookAgain = new Hyperlink(texts.get("ui.problem.look-again"));
    lookAgain.getStyleClass().addAll("pk-link", "pk-caption");
    lookAgain.setOnAction(_ -> model.lookAgain());
    lookAgain.setVisible(false);
    this.cancel = Buttons.flat(texts.get("ui.cancel"), actions::close);
    this.start = Buttons.main("", actions::start);
    start.getStyleClass().add("big");
    start.setDefaultButton(true);
    start.setId("start-export");
    exampleRow = row(8, Icons.icon("file-earmark-image", "muted", "s14"), growWidth(example));
    exampleRow.getStyleClass().addAll("pk-inset", "pk-example");
    root = column(0, head(), body(), foot());
    root.setMaxSize(880, Region.USE_PREF_SIZE);
    root.setMinWidth(Region.USE_PREF_SIZE);
    root.setPrefWidth(880);
    follow(model.layoutProblemProperty(), this::showLayoutProblem);
    follow(model.exampleProperty(), this::showExample);
    follow(model.countedProperty(), this::showCounted);
    var ready = model.readyProperty();
    follow(ready, _ -> showStart());
  }

  private Node head() {
    var title = label(texts.get("ui.export.title", "count", model.items().size()), "pk-title");
    var head = row(8, growWidth(title), Buttons.flatIcon(texts.get("ui.close"), "x", actions::close));
    head.getStyleClass().add("pk-sheet-head");
    return head;
  }

  private Node body() {
    var left = column(18, destination(), layout(), options());
    HBox.setHgrow(left, Priority.ALWAYS);
    var summary = part(new PreflightPane(model, texts, actions)).root();
    var body = new HBox(28, left, summary);
    body.getStyleClass().add("pk-sheet-body");
    var scroll = new FittedScroll(body);
    scroll.setMinHeight(200);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private Node destination() {
    destination.setEditable(true);
    destination.getItems().setAll(model.recentDestinations());
    destination.getEditor().setText(model.destinationProperty().get());
    destination.setValue(model.destinationProperty().get());
    destination.setId("destination");
    destination.setAccessibleText(texts.get("ui.export.destination"));
    own(destination.getEditor().textProperty().subscribe((_, text) -> model.destinationProperty().set(text)));
    own(destination.valueProperty().subscribe((_, text) -> {
      if (text != null && !text.equals(destination.getEditor().getText())) {
        destination.getEditor().setText(text);
      }
    }));
    var line = row(8, growWidth(destination), Buttons.plain(texts.get("ui.choose"), this::choose));
    var head = row(8, label(texts.get("ui.export.destination"), "pk-small", "strong"), spacer(), lookAgain);
    return column(6, head, line, destinationNote);
  }

  private void choose() {
    var chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("ui.export.destination"));
    existing(model.destinationProperty().get()).ifPresent(chooser::setInitialDirectory);
    File folder = chooser.showDialog(root.getScene().getWindow());
    if (folder != null) {
      destination.getEditor().setText(folder.toPath().toString());
    }
  }

  private static Optional<File> existing(String text) {
    var folder = new File(text);
    return folder.isDirectory() ? Optional.of(folder) : Optional.empty();
  }

  private Node layout() {
    preset.getItems().setAll(LayoutPreset.values());
    preset.setConverter(new Names<>(value -> texts.get("ui.layout." + value.key())));
    preset.setPrefWidth(190);
    preset.setMinWidth(190);
    preset.setAccessibleText(texts.get("ui.export.layout"));
    layout.getStyleClass().add("pk-mono");
    layout.setId("layout");
    layout.setAccessibleText(texts.get("ui.export.template"));
    layout.textProperty().bindBidirectional(model.layoutProperty());
    follow(model.layoutProperty(), template -> preset.setValue(LayoutPreset.of(template)));
    own(preset.valueProperty().subscribe((_, chosen) -> {
      if (chosen != null && chosen.template() != null) {
        layout.setText(chosen.template());
      }
    }));
    own(() -> layout.textProperty().unbindBidirectional(model.layoutProperty()));
    // Whoever types goes from one to the other at each key: the sheet must not jump.
    var below = new StackPane(layoutNote, exampleRow);
    below.setAlignment(Pos.TOP_LEFT);
    below.setMinHeight(EXAMPLE);
    return column(6, label(texts.get("ui.export.layout"), "pk-small", "strong"), row(8, preset, growWidth(layout)), below);
  }

  private Node options() {
    var more = column(0, Labels.hair(),
        new OptionRow(texts.get("ui.export.xmp"), texts.get("ui.export.xmp.means"), model.xmpSidecarsProperty()), Labels.hair(),
        new OptionRow(texts.get("ui.export.albums"), texts.get("ui.export.albums.means"), model.albumFoldersProperty()));
    var rows = column(0,
        new OptionRow(texts.get("ui.export.live"), texts.get("ui.export.live.means"), model.liveVideosProperty()), Labels.hair(),
        new OptionRow(texts.get("ui.export.edited"), texts.get("ui.export.edited.means"), model.editedProperty()), Labels.hair(), jpeg);
    if (model.hasBursts()) {
      rows.getChildren().addAll(Labels.hair(), new OptionRow(texts.get("ui.export.bursts"), texts.get("ui.export.bursts.means"), model.burstFramesProperty()));
    }
    boolean unfolded = model.xmpSidecarsProperty().get() || model.albumFoldersProperty().get();
    present(more, unfolded);
    var link = Buttons.link(texts.get("ui.export.more"), () -> {});
    link.getStyleClass().addAll("low", "flush");
    link.setOnAction(_ -> {
      present(more, true);
      present(link, false);
    });
    present(link, !unfolded);
    return column(2, label(texts.get("ui.export.with-each"), "pk-small", "strong"), column(0, rows, more), link);
  }

  private Node foot() {
    var promise = row(8, Icons.icon("shield-check", "ok"), wrapped(texts.get("ui.export.promise"), "pk-small", "muted"));
    HBox.setHgrow(promise, Priority.ALWAYS);
    cancel.getStyleClass().add("big");
    var foot = row(8, promise, spacer(), cancel, start);
    foot.getStyleClass().add("pk-sheet-foot");
    return foot;
  }

  private void showLayoutProblem(@Nullable Problem problem) {
    layout.pseudoClassStateChanged(Styles.STATE_DANGER, problem != null);
    present(layoutNote, problem != null);
    layoutNote.setText(problem == null ? "" : texts.sentences(texts.what(problem), texts.toDo(problem)));
    layoutNote.setAccessibleText(layoutNote.getText());
  }

  private void showExample(LayoutExample.@Nullable Way way) {
    present(exampleRow, way != null);
    example.getChildren().clear();
    if (way == null) {
      return;
    }
    String separator = java.io.File.separator;
    String folder = model.destinationProperty().get().strip();
    add(folder + separator, false);
    for (String part : way.folders()) {
      add(part, true);
      add(separator, false);
    }
    add(way.stem(), true);
    add(way.extension(), false);
    example.setAccessibleText(texts.get("ui.export.example", "path", folder + separator + way.path()));
  }

  private void add(String words, boolean filled) {
    var text = new Text(words);
    text.getStyleClass().addAll("pk-text", "pk-mono");
    if (filled) {
      text.getStyleClass().addAll("acc", "strong");
    }
    example.getChildren().add(text);
  }

  private void showCounted(ExportSheetViewModel.@Nullable Counted counted) {
    showExample(model.exampleProperty().get());
    showStart();
    if (counted == null) {
      return;
    }
    Problem problem = counted.problem();
    destination.pseudoClassStateChanged(Styles.STATE_DANGER, problem != null || counted.gone());
    lookAgain.setVisible(problem != null || counted.gone());
    destinationNote.getStyleClass().removeAll("bad", "muted");
    destinationNote.getStyleClass().add(problem != null || counted.gone() ? "bad" : "muted");
    if (problem != null) {
      // The folder's name stands right above.
      var plain = new Problem(problem.id(), Map.of(), problem.technicalCause());
      destinationNote.setText(problem.id() == ProblemId.DESTINATION_MISSING ? texts.get("ui.destination.missing") : texts.sentences(texts.what(plain), texts.toDo(plain)));
    } else if (counted.gone()) {
      destinationNote.setText(texts.get("ui.export.gone"));
    } else if (counted.usedBefore()) {
      destinationNote.setText(texts.get("ui.export.used-before", "count", counted.savedBefore()));
    } else {
      destinationNote.setText(texts.get("ui.export.new-folder"));
    }
    long jpegBytes = counted.preflight().jpegBytes();
    jpeg.setMeaning(jpegBytes == 0 ? texts.get("ui.export.jpeg.means")
        : texts.get("ui.export.jpeg.adds", Map.of("size", texts.formats().size(jpegBytes))));
  }

  private void showStart() {
    var counted = model.countedProperty().get();
    boolean ready = model.readyProperty().get();
    int count = counted == null ? 0 : counted.preflight().toCopy().size();
    cancel.setText(texts.get("ui.cancel"));
    boolean allThere = counted != null && count == 0 && counted.problem() == null && !counted.preflight().alreadyThere().isEmpty();
    if (allThere && model.makesMore() && model.layoutProblemProperty().get() == null) {
      start.setText(texts.get("ui.export.make-missing"));
      start.setOnAction(_ -> actions.start());
      start.setDisable(false);
      return;
    }
    if (allThere) {
      start.setText(texts.get("ui.open-folder"));
      cancel.setText(texts.get("ui.close"));
      start.setOnAction(_ -> actions.openFolder(counted.folder()));
      start.setDisable(false);
      return;
    }
    String words = counted != null && counted.gone() && count > 0 ? "ui.export.start-anew" : "ui.export.start";
    start.setText(counted == null ? texts.get("ui.export.counting")
        : counted.problem() != null ? texts.get("ui.export.start-unknown") : texts.get(words, "count", count));
    start.setOnAction(_ -> actions.start());
    start.setDisable(!ready);
  }

  /** What gets the focus first. */
  public Node first() {
    return destination;
  }

  @Override
  public VBox root() {
    return root;
  }

  /** What the sheet leaves to the shell. */
  public interface ExportSheetActions {
    void start();

    void close();

    void openFolder(Path folder);

    /** Shows which ones are meant. */
    void showOnlyInICloud();
  }
}

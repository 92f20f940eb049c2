package org.photokura.ui.grid;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.photokura.library.LibrarySink;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.LibraryState.Count;

/** Title and counts, search, filter, sort, zoom, information. In a narrow window search and filter become icons and sort moves into the filter. */
final class GridToolbar extends View {

  private static final double NARROW = 1100;

  private final GridViewModel model;
  private final Texts texts;
  private final SourceNames names;
  private final Label title = whole("", "pk-title");
  private final Label facts = label("", "pk-small", "muted");
  private final CustomTextField search = new CustomTextField();
  private final Button searchIcon;
  private final Button filter;
  private final MenuButton sort = new MenuButton();
  private final Label filterBadge = label("", "pk-badge", "accent");
  private final FilterPopover filters;
  private final HBox root;
  private boolean narrow;
  private boolean searching;

  GridToolbar(GridViewModel model, Texts texts, SourceNames names) {
    this.model = model;
    this.texts = texts;
    this.names = names;
    this.filters = new FilterPopover(model, texts);
    this.searchIcon = Buttons.icon(texts.get("ui.grid.search"), "search", this::focusSearch);
    this.filter = Buttons.plain(texts.get("ui.grid.filter"), "funnel", this::showFilters);
    filter.setId("filter");
    buildSearch();
    buildSort();
    root = row(8, title(), spacer(), searchIcon, search, filter(), sort, zoom(), info());
    root.getStyleClass().add("pk-toolbar");
    root.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        own(scene.widthProperty().subscribe(width -> fit(width.doubleValue())));
      }
    });
    follow(model.contentProperty(), _ -> showCounts());
    follow(model.sourceProperty(), _ -> showCounts());
    follow(model.library().readingProperty(), _ -> showCounts());
    follow(model.library().progressProperty(), _ -> showCounts());
    followChanges(model.library().failureProperty(), this::showCounts);
    follow(model.queryProperty(), query -> {
      present(filterBadge, query.filters() > 0);
      filterBadge.setText(Integer.toString(query.filters()));
      filter.setAccessibleText(filterName());
      if (!query.search().equals(search.getText())) {
        search.setText(query.search());
      }
    });
  }

  private Node title() {
    var words = new HBox(10, title, facts);
    words.setAlignment(Pos.BASELINE_LEFT);
    words.setMinWidth(0);
    words.setMaxHeight(Region.USE_PREF_SIZE);
    return words;
  }

  /** The button with the number of active filters at its corner. */
  private Node filter() {
    filterBadge.getStyleClass().add("corner");
    filterBadge.setMouseTransparent(true);
    StackPane.setAlignment(filterBadge, Pos.TOP_RIGHT);
    var holder = new StackPane(filter, filterBadge);
    holder.setMaxHeight(Region.USE_PREF_SIZE);
    return holder;
  }

  private Node info() {
    var info = new ToggleButton("", Icons.icon("info-circle"));
    info.getStyleClass().addAll("pk-button", "quiet", "square");
    info.setId("grid-info");
    info.selectedProperty().bindBidirectional(model.infoProperty());
    own(() -> info.selectedProperty().unbindBidirectional(model.infoProperty()));
    return Buttons.named(info, texts.get("ui.grid.info"));
  }

  private void buildSearch() {
    search.setId("search");
    search.setPromptText(texts.get("ui.grid.search-prompt"));
    search.setAccessibleText(texts.get("ui.grid.search"));
    search.setLeft(Icons.icon("search", "muted", "s14"));
    search.getStyleClass().add("pk-search");
    search.setPrefWidth(216);
    search.setMinWidth(120);
    var clear = Buttons.flatIcon(texts.get("ui.grid.clear-search"), "x", () -> search.clear());
    clear.getStyleClass().add("in-field");
    var pause = new PauseTransition(Duration.millis(150));
    pause.setOnFinished(_ -> model.queryProperty().set(model.queryProperty().get().withSearch(search.getText())));
    own(search.textProperty().subscribe((_, now) -> {
      search.setRight(now.isEmpty() ? null : clear);
      if (!now.equals(model.queryProperty().get().search())) {
        pause.playFromStart();
      }
    }));
    search.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        search.clear();
        leaveSearch();
        event.consume();
      }
    });
    own(search.focusedProperty().subscribe(focused -> {
      if (!focused && search.getText().isEmpty()) {
        leaveSearch();
      }
    }));
  }

  private void buildSort() {
    sort.setGraphic(Icons.icon("sort-down"));
    sort.setAccessibleText(texts.get("ui.grid.sort"));
    sort.setTooltip(new javafx.scene.control.Tooltip(texts.get("ui.grid.sort")));
    sort.getStyleClass().addAll("pk-button", "square");
    var group = new ToggleGroup();
    for (GridQuery.Sort order : GridQuery.Sort.values()) {
      var item = new RadioMenuItem(texts.get("ui.sort." + order.key()));
      item.setToggleGroup(group);
      item.setOnAction(_ -> model.queryProperty().set(model.queryProperty().get().withSort(order)));
      follow(model.queryProperty(), query -> item.setSelected(query.sort() == order));
      sort.getItems().add(item);
    }
  }

  private Node zoom() {
    var slider = new Slider(0, GridGeometry.zoomSteps() - 1, 1);
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.getStyleClass().add("pk-zoom");
    slider.setAccessibleText(texts.get("ui.grid.zoom"));
    follow(model.zoomProperty(), step -> slider.setValue(step.intValue()));
    own(slider.valueProperty().subscribe((_, value) -> model.zoomProperty().set((int) Math.round(value.doubleValue()))));
    var zoom = row(8, Icons.icon("image", "muted", "s12"), slider, Icons.icon("image", "muted", "s18"));
    zoom.getStyleClass().add("pk-zoom-row");
    return zoom;
  }

  private void showCounts() {
    title.setText(names.of(model.sourceProperty().get()));
    Count count = model.content().count();
    boolean reading = model.library().readingProperty().get() && !model.library().state().complete();
    if (reading && model.library().state().isGlance()) {
      facts.setText(readingWords());
      return;
    }
    if (model.library().state().items().isEmpty() && (reading || model.library().failureProperty().get() != null)) {
      facts.setText(""); // The page says so where the photos will be.
      return;
    }
    String items = texts.get(reading ? "ui.grid.items-so-far" : "ui.items", "count", count.items());
    String size = texts.formats().size(count.bytes());
    if (count.items() == 0 || count.bytes() == 0) {
      facts.setText(items);
    } else {
      String sized = count.someSizesUnknown() ? texts.get("ui.at-least", "size", size) : size;
      facts.setText(texts.get("ui.grid.facts", Map.of("items", items, "size", sized)));
    }
  }

  /** What is being done before there is anything to count. */
  String readingWords() {
    var progress = model.library().progressProperty().get();
    return progress != null && progress.phase() == LibrarySink.Phase.COPYING_DATABASE
        ? texts.get("ui.grid.reading-share", "share", texts.formats().percent(progress.share()))
        : texts.get("ui.grid.reading");
  }

  private void fit(double width) {
    narrow = width < NARROW;
    if (narrow) {
      sort.hide(); // Its button goes, and the menu would hang where it was.
    }
    filter.setText(narrow ? "" : texts.get("ui.grid.filter"));
    filter.getStyleClass().remove("square");
    if (narrow) {
      filter.getStyleClass().add("square");
    }
    arrange();
  }

  private void arrange() {
    boolean field = !narrow || searching || !search.getText().isEmpty();
    present(search, field);
    present(searchIcon, !field);
    present(sort, !narrow);
    present(facts, !narrow || !field);
    filters.withSort(narrow);
  }

  void focusSearch() {
    searching = true;
    arrange();
    search.requestFocus();
    search.selectAll();
  }

  private void leaveSearch() {
    searching = false;
    arrange();
  }

  private void showFilters() {
    filters.toggle(filter);
  }

  /** What the filter's button is called by a screen reader. */
  private String filterName() {
    int active = model.queryProperty().get().filters();
    return active == 0 ? texts.get("ui.grid.filter") : texts.get("ui.grid.filter-active", "count", active);
  }

  /** What takes the keyboard first. */
  Node first() {
    return narrow ? searchIcon : search;
  }

  @Override
  public Parent root() {
    return root;
  }
}

package org.photokura.ui.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.grid.GridFocus.OnHeading;
import org.photokura.ui.grid.GridFocus.OnItem;

/**
 * The photos. Only what is visible has nodes; all positions come from {@link GridGeometry}, so scrolling is exact and nothing jumps. A day heading sticks to
 * the upper edge while its day is visible.
 */
final class TileGrid extends Region {

  static final double PADDING = 24;
  private static final double SCROLL_BAR = 14;
  /** The thumb stays large enough to be grasped, however long the content is. */
  private static final double LEAST_THUMB = 0.06;
  /** While the item at the focus is one that somebody looked for: it is marked also for those who use the mouse. */
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
  /** While the information about the item at the focus is shown beside: then everyone must see which one it is. */
  private static final PseudoClass INFORMING = PseudoClass.getPseudoClass("informing");

  private final GridViewModel model;
  private final Thumbnails thumbnails;
  private final Texts texts;
  private final Pane area = new Pane();
  private final Pane headingArea = new Pane();
  private final Region band = new Region();
  private final ScrollBar scrollBar = new ScrollBar();
  private final TreeMap<Integer, Tile> tiles = new TreeMap<>();
  private final Deque<Tile> spareTiles = new ArrayDeque<>();
  private final Map<Integer, DayHeading> headings = new TreeMap<>();
  private final Deque<DayHeading> spareHeadings = new ArrayDeque<>();
  private final ScrollPace pace = new ScrollPace();
  /** Ends a rush: what is visible then is fetched. */
  private final PauseTransition calm = new PauseTransition(Duration.millis(120));
  private Subscription following = Subscription.EMPTY;

  private GridContent content = GridContent.EMPTY;
  private GridGeometry geometry = new GridGeometry(List.of(), 600, 1);
  private double scrollY;
  private double measuredWidth;
  private boolean revealsFocus;

  TileGrid(GridViewModel model, Thumbnails thumbnails, Texts texts) {
    this.model = model;
    this.thumbnails = thumbnails;
    this.texts = texts;
    getStyleClass().add("pk-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(texts.get("ui.grid.name"));
    setAccessibleHelp(texts.get("ui.grid.help"));
    area.setManaged(false);
    headingArea.setManaged(false);
    headingArea.setPickOnBounds(false);
    band.getStyleClass().add("pk-band");
    band.setManaged(false);
    band.setVisible(false);
    band.setMouseTransparent(true);
    scrollBar.setOrientation(Orientation.VERTICAL);
    scrollBar.setManaged(false);
    scrollBar.getStyleClass().add("pk-grid-scroll");
    scrollBar.setFocusTraversable(false);
    scrollBar.valueProperty().subscribe(value -> scrollTo(value.doubleValue()));
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().addAll(area, headingArea, band, scrollBar);
    calm.setOnFinished(_ -> ask(true));
    new GridMouse(this, model).install();
    new GridKeys(this, model).install();
    follow();
  }

  private void follow() {
    following = Subscription.combine(
        model.contentProperty().subscribe(this::take),
        // Told also of content that equals the one before: then other items are saved.
        model.contentProperty().subscribe(() -> markSaved()),
        model.zoomProperty().subscribe((_, _) -> keepPlaceWhile(this::measure)),
        model.selection().versionProperty().subscribe(_ -> mark()),
        model.focusProperty().subscribe(_ -> {
          pseudoClassStateChanged(FOUND, false);
          mark();
        }),
        model.infoProperty().subscribe(this::inform),
        thumbnails.generationProperty().subscribe(_ -> tiles.values().forEach(t -> t.askAgain(geometry.tile(), scale()))));
    model.setOnFound(() -> {
      pseudoClassStateChanged(FOUND, true);
      revealFocus();
    });
  }

  private void inform(boolean shown) {
    pseudoClassStateChanged(INFORMING, shown);
    if (shown && !content.items().isEmpty()) {
      focusOnWhatIsSeen();
      revealFocus();
    }
  }

  /** Who scrolled away with the mouse asks about what is seen, not about where the keyboard was left. */
  private void focusOnWhatIsSeen() {
    if (getHeight() <= GridGeometry.HEADING) {
      return; // Built anew, and not laid out yet: nothing is seen, and the focus stays where it was.
    }
    int[] seen = geometry.itemsBetween(scrollY + GridGeometry.HEADING, scrollY + getHeight());
    boolean isSeen = model.focusProperty().get() instanceof OnItem(int at) && at >= seen[0] && at < seen[1];
    if (!isSeen && seen[0] < seen[1]) {
      model.focusProperty().set(new OnItem(seen[0]));
    }
  }

  /** Lets go of everything. */
  void close() {
    following.unsubscribe();
    model.setOnFound(() -> {});
    calm.stop();
    tiles.values().forEach(Tile::putAway);
  }

  GridGeometry geometry() {
    return geometry;
  }

  GridContent content() {
    return content;
  }

  double scrollY() {
    return scrollY;
  }

  /** The visible height. */
  double pageHeight() {
    return getHeight();
  }

  Region band() {
    return band;
  }

  /** The item under a point of this region. */
  OptionalInt itemAt(double x, double y) {
    return geometry.itemAt(x - PADDING, y + scrollY);
  }

  /** The tile of an item, if it is visible. */
  @Nullable Tile tileOf(int index) {
    return tiles.get(index);
  }

  void scrollTo(double y) {
    double next = Math.clamp(Math.round(y), 0, Math.max(0, contentHeight() - getHeight()));
    if (next != scrollY) {
      scrollY = next;
      scrollBar.setValue(next);
      requestLayout();
    }
  }

  void scrollBy(double distance) {
    scrollTo(scrollY + distance);
  }

  /** Shows the place of the focus, at the latest when the size of the grid is known. */
  void revealFocus() {
    revealsFocus = true;
    requestLayout();
  }

  /** Scrolls as little as needed to show a place. */
  void reveal(GridFocus place) {
    double top = switch (place) {
      case OnItem(int index) -> geometry.y(index);
      case OnHeading(int section) -> geometry.top(section);
    };
    double height = place instanceof OnItem ? geometry.tile() : GridGeometry.HEADING;
    double covered = place instanceof OnItem(int index) ? geometry.headingHeight(geometry.sectionOf(index)) : 0;
    if (top - covered < scrollY) {
      scrollTo(top - covered);
    } else if (top + height + GridGeometry.GAP > scrollY + getHeight()) {
      scrollTo(top + height + GridGeometry.GAP - getHeight());
    }
  }

  private void markSaved() {
    var saved = model.library().saved();
    tiles.values().forEach(tile -> tile.markSaved(saved));
  }

  private void take(GridContent next) {
    boolean fresh = !next.source().equals(content.source()) || !next.query().equals(content.query());
    if (fresh) {
      content = next;
      scrollY = 0;
      measure();
    } else if (next.showsTheSameAs(content)) {
      content = next;
      markSaved();
    } else {
      keepPlaceWhile(() -> {
        content = next;
        measure();
      });
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
  }

  /** Does something that moves everything, and afterwards shows the item again that was at the upper edge. */
  private void keepPlaceWhile(Runnable change) {
    int[] visible = geometry.itemsBetween(scrollY, scrollY + 1);
    if (scrollY == 0 || visible[0] >= content.items().size()) {
      change.run();
      return;
    }
    Item first = content.items().get(visible[0]);
    double offset = geometry.y(visible[0]) - scrollY;
    change.run();
    for (int i = 0; i < content.items().size(); i++) {
      if (content.items().get(i).id().equals(first.id())) {
        scrollTo(geometry.y(i) - offset);
        return;
      }
    }
  }

  private void measure() {
    geometry = new GridGeometry(content.sections(), Math.max(120, getWidth() - 2 * PADDING), model.zoomProperty().get());
    putAllAway();
    requestLayout();
  }

  private double contentHeight() {
    return geometry.height() + GridGeometry.GAP;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(120, getWidth() - 2 * PADDING);
    if (Math.abs(width - measuredWidth) > 0.5) {
      measuredWidth = width;
      keepPlaceWhile(this::measure);
    }
    GridFocus focus = model.focusProperty().get();
    if (revealsFocus && focus != null && !content.items().isEmpty() && getHeight() > 0) {
      revealsFocus = false;
      reveal(focus);
    }
    double most = Math.max(0, contentHeight() - getHeight());
    scrollY = Math.clamp(scrollY, 0, most);
    scrollBar.setVisible(most > 0);
    scrollBar.setMax(most);
    scrollBar.setVisibleAmount(most == 0 ? 1 : most * Math.max(LEAST_THUMB, getHeight() / contentHeight()));
    scrollBar.setUnitIncrement(geometry.tile() / 2);
    scrollBar.setBlockIncrement(getHeight());
    scrollBar.setValue(scrollY);
    scrollBar.resizeRelocate(getWidth() - SCROLL_BAR, 2, 8, getHeight() - 4);
    area.resizeRelocate(0, 0, getWidth(), getHeight());
    headingArea.resizeRelocate(0, 0, getWidth(), getHeight());
    layoutTiles();
    layoutHeadings();
    mark();
  }

  private void layoutTiles() {
    int[] range = geometry.itemsBetween(scrollY, scrollY + getHeight());
    tiles.entrySet().removeIf(entry -> {
      boolean gone = entry.getKey() < range[0] || entry.getKey() >= range[1];
      if (gone) {
        entry.getValue().putAway();
        spareTiles.push(entry.getValue());
      }
      return gone;
    });
    double edge = geometry.tile();
    for (int i = range[0]; i < range[1]; i++) {
      Item item = content.items().get(i);
      Tile tile = tiles.computeIfAbsent(i, _ -> spareTile());
      if (tile.item() != item || tile.index() != i) {
        tile.show(item, i, model.library().saved().contains(item), edge);
      }
      tile.setVisible(true);
      tile.resizeRelocate(PADDING + geometry.x(i), geometry.y(i) - scrollY, edge, edge);
    }
    boolean rushing = pace.rushes(scrollY, getHeight(), System.nanoTime());
    ask(!rushing);
    if (rushing) {
      calm.playFromStart();
    } else {
      calm.stop();
    }
  }

  /** Asks for the pictures of the visible tiles; while somebody rushes past only for those at hand. */
  private void ask(boolean fetch) {
    double edge = geometry.tile();
    double scale = scale();
    // The thumb threads serve the latest wish first: so the last wish is for the upper left.
    for (Tile tile : tiles.descendingMap().values()) {
      if (fetch) {
        tile.askForPicture(edge, scale);
      } else {
        tile.takeFromMemory(edge, scale);
      }
    }
  }

  private void layoutHeadings() {
    if (content.sections().isEmpty() || !content.sections().getFirst().headed()) {
      headings.values().forEach(this::putAway);
      headings.clear();
      return;
    }
    int first = geometry.sectionAt(scrollY);
    int last = geometry.sectionAt(scrollY + getHeight());
    headings.entrySet().removeIf(entry -> {
      boolean gone = entry.getKey() < first || entry.getKey() > last;
      if (gone) {
        putAway(entry.getValue());
      }
      return gone;
    });
    var today = model.library().today();
    for (int i = first; i <= last; i++) {
      int section = i;
      DayHeading heading = headings.computeIfAbsent(i, _ -> {
        var spare = spareHeading();
        spare.show(section, content.sections().get(section), today);
        spare.setVisible(true);
        return spare;
      });
      double sticky = Math.min(Math.max(geometry.top(i) - scrollY, 0), geometry.bottom(i) - scrollY - GridGeometry.HEADING);
      heading.resizeRelocate(0, sticky, getWidth() - SCROLL_BAR, GridGeometry.HEADING);
    }
  }

  private void mark() {
    var selection = model.selection();
    GridFocus focus = model.focusProperty().get();
    int current = focus instanceof OnItem(int index) ? index : -1;
    int currentHeading = focus instanceof OnHeading(int section) ? section : -1;
    tiles.forEach((index, tile) -> {
      Item item = tile.item();
      if (item != null) {
        tile.mark(selection.contains(item), index == current);
      }
    });
    headings.forEach((section, heading) -> {
      if (section < content.sections().size()) {
        heading.mark(model.ticked(section), section == currentHeading);
      }
    });
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  private Tile spareTile() {
    Tile spare = spareTiles.poll();
    if (spare == null) {
      spare = new Tile(thumbnails, texts);
      area.getChildren().add(spare);
    }
    return spare;
  }

  private DayHeading spareHeading() {
    DayHeading spare = spareHeadings.poll();
    if (spare == null) {
      spare = new DayHeading(texts, model::tickSection);
      headingArea.getChildren().add(spare);
    }
    return spare;
  }

  private void putAway(DayHeading heading) {
    heading.setVisible(false);
    spareHeadings.push(heading);
  }

  private void putAllAway() {
    tiles.values().forEach(tile -> {
      tile.putAway();
      spareTiles.push(tile);
    });
    tiles.clear();
    headings.values().forEach(this::putAway);
    headings.clear();
  }

  private double scale() {
    return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 600;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 400;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> content.items().size();
      case ITEM_AT_INDEX -> tiles.get((Integer) parameters[0]);
      case FOCUS_ITEM -> switch (model.focusProperty().get()) {
        case OnItem(int index) -> tiles.get(index);
        case OnHeading(int section) -> headings.get(section);
        case null -> null;
      };
      case SELECTED_ITEMS -> javafx.collections.FXCollections.observableArrayList(selectedTiles());
      case MULTIPLE_SELECTION -> true;
      case VERTICAL_SCROLLBAR -> scrollBar;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private List<javafx.scene.Node> selectedTiles() {
    var selected = new ArrayList<javafx.scene.Node>();
    tiles.values().stream()
        .filter(t -> t.item() != null && model.selection().contains(t.item()))
        .sorted(Comparator.comparingInt(Tile::index))
        .forEach(selected::add);
    return selected;
  }
}

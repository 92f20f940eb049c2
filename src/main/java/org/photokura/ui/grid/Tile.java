package org.photokura.ui.grid;

import java.time.LocalDate;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.text.Formats;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Motion;
import org.photokura.ui.fx.Thumbnails;

/** One photo in the grid. Its nodes are made once and shown or hidden, so that a tile can be given another item while scrolling. */
final class Tile extends Region {

  /** Below this edge only one badge a side fits. */
  private static final double SMALL = 120;
  private static final double INSET = 9;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double FADED = 0.55;

  private final Thumbnails thumbnails;
  private final Texts texts;
  private final Formats formats;
  private final ImageView picture = new ImageView();
  private final FontIcon noPicture = Icons.icon("image", "subtle", "s24");
  private final Region frame = new Region();
  private final Region ring = new Region();
  private final FontIcon live = badgeIcon("bullseye");
  private final FontIcon heart = badgeIcon("heart-fill");
  private final Label video = new Label("", badgeIcon("play-fill"));
  private final Label burst = new Label("", badgeIcon("layers-fill"));
  private final HBox left = new HBox(4, live, video, burst, heart);
  private final FontIcon edited = badgeIcon("sliders");
  private final FontIcon onlyCloud = badgeIcon("cloud");
  private final FontIcon pending = badgeIcon("cloud-arrow-up", "pending");
  private final HBox right = new HBox(4, edited, onlyCloud, pending);
  private final HBox saved = new HBox(badgeIcon("check2", "saved"));
  private final FontIcon check = Icons.icon("check", "white");
  private final Region tick = new Region();

  private @Nullable Item item;
  private int index;
  private int pixels;
  private Thumbnails.@Nullable Request request;
  private boolean selected;
  /** Whether the picture is one of another size, until the right one comes. */
  private boolean standsIn;

  Tile(Thumbnails thumbnails, Texts texts) {
    this.thumbnails = thumbnails;
    this.texts = texts;
    this.formats = texts.formats();
    getStyleClass().add("pk-tile");
    frame.getStyleClass().add("pk-tile-frame");
    ring.getStyleClass().add("pk-tile-ring");
    tick.getStyleClass().add("pk-tile-tick");
    for (var pill : new HBox[] {left, right, saved}) {
      pill.getStyleClass().add("pk-pill");
      pill.setMouseTransparent(true);
    }
    noPicture.setVisible(false);
    check.setVisible(false);
    picture.setSmooth(true);
    frame.setMouseTransparent(true);
    ring.setMouseTransparent(true);
    setManaged(false);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    getChildren().addAll(picture, noPicture, frame, ring, left, right, saved, tick, check);
  }

  /** The item shown; null in the store of unused tiles. */
  @Nullable Item item() {
    return item;
  }

  int index() {
    return index;
  }

  /** Whether a point of the tile is on its tick. */
  boolean onTick(double x, double y) {
    return x < INSET + 28 && y < INSET + 28;
  }

  /** Takes an item. The picture comes when it is asked for. */
  void show(Item shown, int at, boolean isSaved, double edge) {
    Item before = item;
    boolean another = before == null || !before.id().equals(shown.id());
    item = shown;
    index = at;
    if (another) {
      letGo();
      picture.setImage(null);
      standsIn = false;
      noPicture.setVisible(false);
    } else if (before != null && !Thumbnails.lookAlike(before, shown)) {
      // The old picture stays until the new one is here.
      letGo();
    }
    boolean small = edge < SMALL;
    boolean isVideo = shown.kind() == Item.Kind.VIDEO;
    boolean isBurst = shown.kind() == Item.Kind.BURST;
    boolean isLive = shown.kind() == Item.Kind.LIVE;
    boolean cloudOnly = shown.original() == Item.OriginalState.ICLOUD_ONLY;
    boolean isPending = shown.cloud() == Item.CloudState.PENDING;
    has(live, isLive);
    has(video, isVideo);
    video.setText(isVideo ? shown.details().duration().map(formats::length).orElse("") : "");
    has(burst, isBurst);
    burst.setText(isBurst ? formats.count(frames(shown)) : "");
    has(heart, shown.favorite() && !(small && (isVideo || isLive || isBurst)));
    has(edited, shown.edited() && !(small && (cloudOnly || isPending)));
    has(onlyCloud, cloudOnly);
    has(pending, isPending);
    left.setVisible(isLive || isVideo || isBurst || heart.isVisible());
    right.setVisible(edited.isVisible() || cloudOnly || isPending);
    saved.setVisible(isSaved);
    picture.setOpacity(cloudOnly ? FADED : 1);
    requestLayout();
  }

  /** Shows whether its item is saved by now. */
  void markSaved(SavedItems nowSaved) {
    saved.setVisible(item != null && nowSaved.contains(item));
  }

  /** Asks for the picture unless it is there or on its way. */
  void askForPicture(double edge, double scale) {
    int wanted = (int) Math.ceil(edge * scale);
    if (item == null || wanted == pixels && (picture.getImage() != null || request != null)) {
      return;
    }
    if (!takeFromMemory(edge, scale) && item != null) {
      pixels = wanted;
      request = thumbnails.request(item, wanted, 6 * scale, this::take);
    }
  }

  /** Shows the picture if it is in memory; asks nobody. */
  boolean takeFromMemory(double edge, double scale) {
    int wanted = (int) Math.ceil(edge * scale);
    if (item == null || wanted == pixels) {
      return false;
    }
    letGo();
    Image ready = thumbnails.inMemory(item, wanted);
    if (ready == null) {
      standIn(item);
      return false;
    }
    pixels = wanted;
    standsIn = false;
    picture.setImage(ready);
    noPicture.setVisible(false);
    return true;
  }

  /** Another size is better than none: nothing goes blank while tiles grow or shrink. */
  private void standIn(Item shown) {
    if (picture.getImage() == null) {
      Image other = thumbnails.inAnySize(shown);
      standsIn = other != null;
      picture.setImage(other);
    }
  }

  /** Asks once more: pictures that failed may come now. */
  void askAgain(double edge, double scale) {
    if (picture.getImage() == null || standsIn) {
      pixels = 0;
      askForPicture(edge, scale);
    }
  }

  private void take(Thumbnails.Answer answer) {
    request = null;
    boolean first = picture.getImage() == null;
    if (answer.image() == null) {
      noPicture.setVisible(first);
      return;
    }
    noPicture.setVisible(false);
    standsIn = false;
    picture.setImage(answer.image());
    if (first && picture.getOpacity() == 1) {
      Motion.fadeIn(picture, 120);
    }
  }

  /** Goes to the store of unused tiles. */
  void putAway() {
    letGo();
    item = null;
    pixels = 0;
    standsIn = false;
    picture.setImage(null);
    setVisible(false);
  }

  private void letGo() {
    if (request != null) {
      request.cancel();
      request = null;
    }
    pixels = 0;
  }

  void mark(boolean isSelected, boolean isCurrent) {
    if (selected != isSelected) {
      selected = isSelected;
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
    pseudoClassStateChanged(SELECTED, isSelected);
    pseudoClassStateChanged(CURRENT, isCurrent);
    check.setVisible(isSelected);
  }

  private static int frames(Item item) {
    return (int) item.files().stream()
        .filter(f -> f.role() == org.photokura.library.FileRole.BURST_FRAME || f.role() == org.photokura.library.FileRole.ORIGINAL)
        .count();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    picture.setFitWidth(width);
    picture.setFitHeight(height);
    frame.resizeRelocate(0, 0, width, height);
    ring.resizeRelocate(0, 0, width, height);
    double icon = 24;
    noPicture.relocate(Math.round((width - icon) / 2), Math.round((height - icon) / 2));
    place(left, INSET, height - INSET - 20, false);
    place(right, width - INSET, height - INSET - 20, true);
    place(saved, width - INSET, INSET, true);
    tick.resizeRelocate(INSET, INSET, 22, 22);
    check.relocate(INSET + 3, INSET + 3);
  }

  private static void place(HBox pill, double x, double y, boolean fromRight) {
    if (pill.isVisible()) {
      double width = Math.ceil(pill.prefWidth(-1));
      pill.resizeRelocate(fromRight ? x - width : x, y, width, 20);
    }
  }

  private static void has(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static FontIcon badgeIcon(String name, String... styles) {
    var icon = Icons.icon(name, styles);
    icon.getStyleClass().add("badge");
    return icon;
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> item == null ? "" : TileWords.of(texts, item, saved.isVisible(), selected, LocalDate.now());
      case SELECTED -> selected;
      case INDEX -> index;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}

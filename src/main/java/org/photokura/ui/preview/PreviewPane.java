package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.library.image.PictureSource;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;

/** One photo in the whole window, always dark: browse, zoom, compare with the original, play, and read what is known of it. */
public final class PreviewPane extends View {

  private static final int MOST_PIXELS = 2560;
  private static final double NARROW = 1100;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final PreviewViewModel model;
  private final InfoPanel.Context context;
  private final PictureLoader loader;
  private final Texts texts;
  private final Actions actions;
  private final ZoomPane picture = new ZoomPane();
  private final @Nullable Player player;
  private final Awaiting busy;
  private final PictureTrouble trouble;
  private final PictureBadges badges;
  private final Button play = new Button("", Icons.icon("play-fill", "white", "s34"));
  private final Button fit;
  private final Button export;
  /** Takes the pointer where the button is disabled: the reason is to be read there. */
  private final StackPane exportPlace;
  private final Tooltip whyNoExport;
  private final Label title = label("", "strong");
  private final Label position = label("", "muted");
  private final Button live;
  private final Button edited;
  private final ToggleButton info;
  private final Button tick = new Button("", Icons.icon("check", "white", "s18"));
  private final Button previous;
  private final Button next;
  private final Filmstrip strip;
  private final Hint liveHint;
  private final Hint editedHint;
  private final Hint fitHint;
  private final InfoPanel panel;
  private final BorderPane frame = new BorderPane();
  private final StackPane root;
  private boolean infoWanted;
  /** The phone that the picture is being fetched from; null while none is. */
  private @Nullable DeviceSession asked;

  /** What the preview leaves to the shell. */
  public interface Actions {
    void close();

    void export();

    /** Remembers whether the information is shown. */
    void infoShown(boolean shown);
  }

  /**
   * @param backTo what the page is called that lies below
   * @param withInfo whether the information shows at first
   */
  public PreviewPane(PreviewViewModel model, PictureSource pictures, Thumbnails thumbnails, @Nullable Movies movies, Background background, Desktop desktop, Texts texts,
      InfoPanel.Context context, String backTo, boolean withInfo, Actions actions) {
    this.model = model;
    this.context = context;
    this.texts = texts;
    this.actions = actions;
    this.infoWanted = withInfo;
    this.loader = new PictureLoader(pictures, background);
    this.player = movies == null ? null : new Player(movies, background, desktop, texts, () -> model.playingProperty().set(false), this::leavePlayer);
    this.strip = new Filmstrip(model.items(), thumbnails, model::go);
    this.busy = new Awaiting(texts);
    this.trouble = new PictureTrouble(texts, () -> fetch(model.item(), true));
    this.badges = new PictureBadges(texts);
    this.fit = Buttons.plain(texts.get("ui.preview.fit"), "fullscreen-exit", picture::fit);
    this.export = Buttons.main("", "download", actions::export);
    this.exportPlace = new StackPane(export);
    this.whyNoExport = new Tooltip(texts.get("ui.export.only-in-icloud.why"));
    this.liveHint = hint("L", "live");
    this.editedHint = hint("E", "original");
    this.fitHint = hint("0", "fit");
    this.panel = part(new InfoPanel(pictures, background, texts, context, hints()));
    live = Buttons.flat(texts.get("ui.preview.live"), "play-circle-fill", this::togglePlaying);
    live.setId("preview-live");
    live.setManaged(player != null);
    play.getStyleClass().add("pk-play");
    play.setId("preview-play");
    play.setFocusTraversable(false);
    Buttons.named(play, texts.get("ui.preview.play"));
    play.setOnAction(_ -> togglePlaying());
    fit.getStyleClass().addAll("pk-fit", "low");
    fit.setId("preview-fit");
    fit.setFocusTraversable(false);
    export.setId("preview-export");
    live.setTooltip(new Tooltip());
    edited = Buttons.flat("", "sliders", () -> model.originalProperty().set(!model.originalProperty().get()));
    edited.setTooltip(new Tooltip());
    info = new ToggleButton("", Icons.icon("info-circle"));
    info.getStyleClass().addAll("pk-button", "quiet", "square");
    Buttons.named(info, texts.get("ui.grid.info"));
    info.setOnAction(_ -> showInfo(info.isSelected()));
    previous = round("chevron-left", texts.get("ui.preview.previous"), -1);
    next = round("chevron-right", texts.get("ui.preview.next"), 1);
    tick.getStyleClass().add("pk-preview-tick");
    tick.setFocusTraversable(false);
    tick.setAccessibleText(texts.get("ui.preview.select"));
    tick.setOnAction(_ -> model.tick());
    frame.setTop(bar(backTo));
    frame.setCenter(stage());
    root = new StackPane(frame);
    root.getStyleClass().addAll("pk-preview", "on-dark");
    root.setFocusTraversable(true);
    root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    root.setAccessibleText(texts.get("ui.preview.name"));
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    showInfo(infoWanted);
    root.widthProperty().subscribe(width -> fit(width.doubleValue()));
    follow(model.itemProperty(), this::show);
    followChanges(model.originalProperty(), () -> loadPicture(model.item(), true));
    followChanges(model.playingProperty(), this::playOrStop);
    follow(model.selection().versionProperty(), _ -> showSelection());
    followChanges(thumbnails.generationProperty(), this::tryAgain);
    follow(picture.enlargedProperty(), enlarged -> {
      if (!enlarged) {
        giveBackKeys(fit);
      }
      present(fit, enlarged);
      present(fitHint, enlarged);
    });
    own(this::stopPlaying);
    own(loader::close);
  }

  private Node bar(String backTo) {
    var middle = new HBox(title, position);
    middle.setAlignment(Pos.CENTER);
    middle.setMouseTransparent(true);
    // Between the buttons, however many there are: in a narrow window the words give way, not the buttons.
    middle.setMinWidth(0);
    title.setMinWidth(0);
    position.setMinWidth(0);
    var bar = row(8, Buttons.flat(backTo, "arrow-left", actions::close), growWidth(middle), edited, live,
        Buttons.flatIcon(texts.get("ui.preview.zoom"), "zoom-in", () -> picture.step(2)), info, exportPlace);
    bar.getStyleClass().add("pk-preview-bar");
    return bar;
  }

  private Node stage() {
    tick.setManaged(false);
    var playing = player == null ? new StackPane() : player;
    playing.setPickOnBounds(false);
    var over = new StackPane(picture, badges, play, playing, busy, trouble, tick, fit, previous, next) {
      @Override
      protected void layoutChildren() {
        super.layoutChildren();
        var place = picture.place();
        double x = picture.getLayoutX() + place.getX() + 16;
        double y = picture.getLayoutY() + place.getY();
        tick.resizeRelocate(x, y + 16, 28, 28);
        double height = badges.prefHeight(-1);
        badges.resizeRelocate(x, y + place.getHeight() - 16 - height, badges.prefWidth(-1), height);
      }
    };
    StackPane.setAlignment(previous, Pos.CENTER_LEFT);
    StackPane.setAlignment(next, Pos.CENTER_RIGHT);
    StackPane.setAlignment(fit, Pos.TOP_RIGHT);
    StackPane.setMargin(previous, new Insets(0, 0, 0, 16));
    StackPane.setMargin(next, new Insets(0, 16, 0, 0));
    StackPane.setMargin(fit, new Insets(16));
    over.getStyleClass().add("pk-preview-stage");
    VBox.setVgrow(over, Priority.ALWAYS);
    return new VBox(over, strip);
  }

  private Button round(String icon, String name, int step) {
    var button = new Button("", Icons.icon(icon, "s18"));
    button.getStyleClass().add("pk-round");
    button.setOnAction(_ -> model.step(step));
    return Buttons.named(button, name);
  }

  private Node hints() {
    var pane = new FlowPane(14, 8, hint("← →", "browse"), hint("S", "select"), liveHint, editedHint, hint("+ −", "zoom"), fitHint, hint("I", "info"), hint("Space", "close"));
    pane.getStyleClass().add("pk-hints");
    return pane;
  }

  private Hint hint(String key, String does) {
    return new Hint(key, texts.get("ui.preview.key." + does));
  }

  /** A key and what it does. */
  private static final class Hint extends HBox {
    private final Label words;

    Hint(String key, String does) {
      super(5);
      words = label(does, "pk-caption", "muted");
      getChildren().addAll(label(key, "pk-kbd"), words);
    }

    Label words() {
      return words;
    }
  }

  private void show(Item item) {
    strip.go(model.index());
    var when = item.created();
    title.setText(when == null ? texts.get("ui.grid.undated") : texts.formats().day(when.toLocalDate(), context.today()));
    String place = texts.get("ui.preview.position",
        Map.of("at", texts.formats().count(model.index() + 1), "all", texts.formats().count(model.items().size())));
    position.setText((when == null ? "" : " · " + texts.formats().time(when.toLocalTime())) + " · " + place);
    // They keep their places, so that neither the date nor the buttons jump from photo to photo.
    show(live, player != null && model.canPlay());
    present(liveHint, live.isVisible());
    liveHint.words().setText(texts.get(playKey(item)));
    present(editedHint, model.hasEdited());
    show(edited, model.hasEdited());
    show(previous, model.index() > 0);
    show(next, model.index() < model.items().size() - 1);
    stopPlaying();
    panel.show(infoWanted ? item : null);
    loadPicture(item, false);
    showSelection();
  }

  private void show(Button button, boolean shown) {
    if (!shown) {
      giveBackKeys(button);
    }
    button.setVisible(shown);
  }

  private static String playKey(Item item) {
    return item.kind() == Item.Kind.VIDEO ? "ui.preview.play" : "ui.preview.live";
  }

  /** The tick, what the export takes, and what a screen reader says of the photo. */
  private void showSelection() {
    Item item = model.item();
    boolean selected = model.selection().contains(item);
    tick.pseudoClassStateChanged(SELECTED, selected);
    int count = model.selection().size();
    // With a selection it takes that and not only the photo that is looked at: then it says so.
    export.setText(count == 0 ? texts.get("ui.selection.export") : texts.get("ui.selection.export-shown", "count", count));
    export.setDisable(!model.canExport());
    if (export.isDisabled()) {
      Tooltip.install(exportPlace, whyNoExport);
    } else {
      Tooltip.uninstall(exportPlace, whyNoExport);
    }
    var words = Stream.of(texts.get("ui.kind." + item.kind().name().toLowerCase(Locale.ROOT)), title.getText() + position.getText(),
        selected ? texts.get("ui.tile.selected") : "");
    root.setAccessibleText(words.filter(each -> !each.isEmpty()).collect(Collectors.joining(texts.get("ui.tile.separator"))));
  }

  /** Pictures that failed may come now: the phone is there again. Told often; what is under way goes on, and a damaged picture is not read again and again. */
  private void tryAgain() {
    if (trouble.mayPass() && (asked == null || asked != context.phone())) {
      fetch(model.item(), true);
    }
  }

  /** What is seen changes, and with it what is said of it. */
  private void showPicture(@Nullable Image image, boolean samePhoto) {
    picture.show(image, samePhoto);
    badges.show(model.item(), model.originalProperty().get() && model.hasEdited());
    if (image != null) {
      leaveTrouble();
    }
    showOverlays();
  }

  private void leaveTrouble() {
    giveBackKeys(trouble);
    trouble.hide();
  }

  /** What goes leaves the keyboard to the photo: else it fell to a neighbour, and a key would press that. */
  private void giveBackKeys(Node going) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    while (owner != null && owner != going) {
      owner = owner.getParent();
    }
    if (owner != null) {
      root.requestFocus();
    }
  }

  /** What lies over the picture. */
  private void showOverlays() {
    Item item = model.item();
    boolean playing = model.playingProperty().get();
    badges.setVisible(picture.hasPicture() && !playing);
    play.setVisible(player != null && item.kind() == Item.Kind.VIDEO && model.canPlay() && !playing && picture.hasPicture());
    live.setText(texts.get(playing ? "ui.preview.stop" : playKey(item)));
    live.setGraphic(Icons.icon(playing ? "stop-circle-fill" : "play-circle-fill"));
    live.getTooltip().setText(live.getText());
  }

  private void loadPicture(Item item, boolean samePhoto) {
    boolean wantsEdited = !model.originalProperty().get();
    edited.setText(texts.get(wantsEdited ? "ui.preview.show-original" : "ui.preview.show-edited"));
    edited.getTooltip().setText(edited.getText());
    edited.pseudoClassStateChanged(SELECTED, !wantsEdited);
    leaveTrouble();
    fetch(item, samePhoto);
  }

  /** Shows the picture, or brings it. What failed before stays to be read until the picture comes. */
  private void fetch(Item item, boolean samePhoto) {
    boolean wantsEdited = !model.originalProperty().get();
    // It may be of another photo, which must neither show over this one nor fail in its place.
    loader.stop();
    Image ready = loader.kept(item, wantsEdited);
    DeviceSession phone = context.phone();
    asked = ready == null ? phone : null;
    busy.show(asked != null && !trouble.isVisible());
    if (ready != null || !samePhoto) {
      showPicture(ready, samePhoto);
    }
    if (phone == null) {
      if (ready == null) {
        showPicture(null, false);
        giveBackKeys(trouble);
        trouble.tellNoPhone();
      }
    } else if (ready == null) {
      loader.load(phone, item, wantsEdited, MOST_PIXELS, image -> {
        ended();
        showPicture(image, samePhoto);
        loadNeighbour(phone);
      }, this::failed);
    } else {
      loadNeighbour(phone);
    }
  }

  private void ended() {
    asked = null;
    busy.show(false);
  }

  private void loadNeighbour(DeviceSession phone) {
    int neighbour = model.index() + 1;
    if (neighbour < model.items().size()) {
      loader.loadAhead(phone, model.items().get(neighbour), MOST_PIXELS);
    }
  }

  private void failed(Problem why) {
    ended();
    showPicture(null, false);
    if (!Thumbnails.mayPass(why)) {
      giveBackKeys(trouble);
    }
    trouble.tell(why);
  }

  private void togglePlaying() {
    if (model.canPlay()) {
      model.playingProperty().set(!model.playingProperty().get());
    }
  }

  private void playOrStop() {
    showOverlays();
    var movie = model.movie();
    DeviceSession phone = context.phone();
    if (player != null && model.playingProperty().get() && movie != null) {
      if (phone == null) {
        player.refuse(texts.get("ui.preview.no-phone"));
      } else {
        player.play(phone, movie);
      }
    } else {
      stopPlaying();
    }
  }

  private void leavePlayer() {
    if (player != null) {
      giveBackKeys(player);
    }
  }

  private void stopPlaying() {
    if (player != null) {
      player.stop();
    }
  }

  /** In a narrow window the buttons are icons, so that the date keeps its place. */
  private void fit(double width) {
    for (Button button : new Button[] {live, edited}) {
      button.getStyleClass().remove("square");
      if (width < NARROW) {
        button.getStyleClass().add("square");
      }
    }
  }

  private void showInfo(boolean shown) {
    infoWanted = shown;
    info.setSelected(shown);
    actions.infoShown(shown);
    frame.setRight(shown ? panel.root() : null);
    if (shown) {
      panel.show(model.item());
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, KP_LEFT, UP -> model.step(-1);
      case RIGHT, KP_RIGHT, DOWN -> model.step(1);
      case HOME -> model.go(0);
      case END -> model.go(model.items().size() - 1);
      case S -> model.tick();
      case L, P -> togglePlaying();
      case E -> {
        if (model.hasEdited()) {
          model.originalProperty().set(!model.originalProperty().get());
        }
      }
      case I -> showInfo(!infoWanted);
      case PLUS, ADD, EQUALS -> picture.step(1);
      case MINUS, SUBTRACT -> picture.step(-1);
      case DIGIT0, NUMPAD0 -> picture.fit();
      case SPACE, ESCAPE, ENTER -> actions.close();
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  public Parent root() {
    return root;
  }
}

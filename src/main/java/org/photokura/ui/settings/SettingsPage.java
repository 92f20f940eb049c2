package org.photokura.ui.settings;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.settings.Settings.Language;
import org.photokura.settings.Settings.OnConnect;
import org.photokura.settings.Settings.Theme;
import org.photokura.text.Texts;
import org.photokura.transfer.LayoutExample;
import org.photokura.transfer.LayoutTemplate;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Names;
import org.photokura.ui.fx.PageScroll;
import org.photokura.ui.fx.Switch;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.DestinationModel.Destination;
import org.photokura.ui.model.SettingsModel;

/** What can be chosen, in four groups. There is no OK button: a change holds and is saved at once. */
public final class SettingsPage extends View {

  private static final double CONTROL = 220;
  /** Leaves room for what is said about it in narrow windows. */
  private static final double FOLDER = 190;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final List<Integer> CACHE_SIZES = List.of(100, 250, 500, 1000, 2000, 5000);

  private final SettingsModel settings;
  private final DestinationModel destination;
  private final Texts texts;
  private final SettingsActions actions;
  private final VBox root;

  /** @param back leads back where there is no side panel to do it; null elsewhere */
  public SettingsPage(SettingsModel settings, DestinationModel destination, Texts texts, SettingsActions actions, @Nullable Runnable back) {
    this.settings = settings;
    this.destination = destination;
    this.texts = texts;
    this.actions = actions;
    var bar = row(8, label(texts.get("ui.settings"), "pk-title"));
    if (back != null) {
      bar.getChildren().addFirst(Buttons.flatIcon(texts.get("ui.back"), "arrow-left", back));
    }
    bar.getStyleClass().add("pk-toolbar");
    var page = column(20, look(), export(), connection());
    page.getStyleClass().add("pk-settings");
    var scroll = new PageScroll(page);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root = column(0, bar, scroll);
    root.getStyleClass().add("pk-page");
  }

  private Node look() {
    return section("look",
        line("theme", null, themes()),
        line("language", null, choice(List.of(Language.values()), l -> switch (l) {
          case SYSTEM -> texts.get("ui.settings.language.system");
          case ENGLISH -> "English";
          case JAPANESE -> "日本語";
        }, settings.get().language(), chosen -> settings.update(s -> s.withLanguage(chosen)), "language")));
  }

  private Node themes() {
    var group = new ToggleGroup();
    var segments = new HBox();
    segments.getStyleClass().add("pk-segments");
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    for (Theme theme : Theme.values()) {
      var button = new ToggleButton(texts.get("ui.settings.theme." + theme.name().toLowerCase(java.util.Locale.ROOT)),
          Icons.icon(icon(theme), "s14"));
      button.setToggleGroup(group);
      button.getStyleClass().add("pk-segment");
      button.setOnAction(_ -> {
        button.setSelected(true);
        settings.update(s -> s.withTheme(theme));
      });
      follow(settings.settingsProperty(), s -> button.setSelected(s.theme() == theme));
      segments.getChildren().add(button);
    }
    return segments;
  }

  private static String icon(Theme theme) {
    return switch (theme) {
      case SYSTEM -> "circle-half";
      case LIGHT -> "sun";
      case DARK -> "moon";
    };
  }

  private Node export() {
    var about = wrapped("", "pk-caption", "muted");
    var warning = Icons.icon("exclamation-triangle", "warn", "s14");
    var lookAgain = new Hyperlink(texts.get("ui.problem.look-again"));
    lookAgain.getStyleClass().addAll("pk-link", "pk-caption");
    lookAgain.setId("look-again");
    lookAgain.setOnAction(_ -> destination.look());
    var state = column(1, row(6, warning, growWidth(about)), lookAgain);
    var folder = new TextField();
    folder.setEditable(false);
    folder.setPrefWidth(FOLDER);
    folder.setMinWidth(FOLDER);
    folder.setId("settings-destination");
    folder.setAccessibleText(texts.get("ui.export.destination"));
    var wholePath = new Tooltip();
    follow(destination.destinationProperty(), d -> {
      folder.setText(d == null ? texts.get("ui.settings.no-destination") : d.folder().toString());
      wholePath.setText(folder.getText());
      folder.setTooltip(d == null ? null : wholePath);
      boolean bad = d != null && (d.isGone() || d.problem() != null);
      about.setText(d == null ? texts.get("ui.settings.destination.asked") : stateOf(d));
      about.getStyleClass().removeAll("muted", "warn");
      about.getStyleClass().add(bad ? "warn" : "muted");
      present(warning, bad);
      present(lookAgain, bad);
    });
    var choose = Buttons.plain(texts.get("ui.choose"), this::chooseFolder);
    var check = Buttons.plain(texts.get("ui.connect.check-files"), actions::checkFiles);
    check.setId("check-files");
    follow(destination.destinationProperty(), d -> check.setDisable(d == null || !d.exists() || !actions.canCheckFiles()));
    var layoutNote = wrapped("", "pk-caption", "muted");
    var layouts = new ArrayList<String>(List.of("{yyyy}/{MM}/{name}", "{yyyy}/{yyyy}-{MM}-{dd}/{name}", "{yyyy}/{name}", "{album}/{name}", "{name}"));
    var layout = choice(layouts, this::layoutName, choices().layout(), chosen -> {
      if (!chosen.equals(choices().layout())) {
        chooseForExports(c -> c.withLayout(chosen));
      }
    }, "layout");
    var belongings = toggle(hasBelongings(), on -> {
      if (on != hasBelongings()) {
        chooseForExports(c -> c.withBelongings(on));
      }
    }, "belongings");
    // Another folder may have other choices.
    follow(settings.settingsProperty(), _ -> {
      String own = choices().layout();
      if (!layout.getItems().contains(own)) {
        layout.getItems().add(own);
      }
      layout.setValue(own);
      layoutNote.setText(exampleOf(own));
      belongings.setSelected(hasBelongings());
    });
    return section("export",
        line("destination", state, row(8, folder, choose)),
        line("check", means("check"), check),
        line("layout", layoutNote, layout),
        line("belongings", means("belongings"), belongings),
        line("verify", means("verify"), toggle(settings.get().verify(), on -> settings.update(s -> s.withVerify(on)), "verify")),
        line("on-connect", means("on-connect"), toggle(settings.get().onConnect() == OnConnect.OFFER_NEW,
            on -> settings.update(s -> s.withOnConnect(on ? OnConnect.OFFER_NEW : OnConnect.SHOW)), "on-connect")));
  }

  /** With what the next export to the chosen folder starts. */
  private ExportChoices choices() {
    Settings now = settings.get();
    String folder = now.destination();
    return folder == null ? now.choices() : now.choicesFor(folder);
  }

  private boolean hasBelongings() {
    return choices().liveVideos() && choices().edited();
  }

  /** What room there is, or what is wrong and what helps. */
  private String stateOf(Destination d) {
    var room = d.room();
    if (room == null || d.isGone()) {
      return texts.get("ui.destination.missing");
    }
    var problem = d.problem();
    // The folder's name stands beside it.
    return problem == null ? texts.get("ui.free", "size", texts.formats().size(room.freeBytes())) : texts.what(new Problem(problem.id(), Map.of(), problem.technicalCause()));
  }

  /** Where a photo of today would go. */
  private String exampleOf(String layout) {
    try {
      var way = LayoutExample.of(LayoutTemplate.parse(layout), "IMG_4127.HEIC", ZonedDateTime.now(), texts.get("ui.settings.layout.album"), texts.get("ui.device.iphone"));
      return texts.get("ui.export.example", "path", way.path());
    } catch (ProblemException _) {
      return layout;
    }
  }

  private String layoutName(String template) {
    return switch (template) {
      case "{yyyy}/{MM}/{name}" -> texts.get("ui.layout.year-month");
      case "{yyyy}/{yyyy}-{MM}-{dd}/{name}" -> texts.get("ui.layout.year-month-day");
      case "{yyyy}/{name}" -> texts.get("ui.layout.year");
      case "{album}/{name}" -> texts.get("ui.layout.album");
      case "{name}" -> texts.get("ui.layout.one-folder");
      default -> texts.get("ui.layout.own");
    };
  }

  private void chooseFolder() {
    var chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("ui.export.destination"));
    var now = destination.get();
    if (now != null && now.exists()) {
      chooser.setInitialDirectory(now.folder().toFile());
    }
    File chosen = chooser.showDialog(root.getScene().getWindow());
    if (chosen != null) {
      destination.choose(chosen.toPath());
    }
  }

  /** For every folder from now on, and for the one in use, which remembers its own. */
  private void chooseForExports(UnaryOperator<ExportChoices> change) {
    settings.update(s -> {
      Settings forAll = s.withChoices(change.apply(s.choices()));
      String folder = s.destination();
      // A folder that nothing was exported to has none of its own, and must not look as if.
      return folder == null || !s.usedBefore(folder) ? forAll : forAll.withChoicesFor(folder, change.apply(s.choicesFor(folder)));
    });
  }

  private Node connection() {
    var service = whole("");
    service.setId("usb-service");
    service.setGraphicTextGap(8);
    var help = Buttons.link(texts.get("ui.settings.usb.what-to-do"), actions::explainConnection);
    help.setId("usb-help");
    var ticker = new Ticker(new FxThread(), BETWEEN_LOOKS, () -> showService(service, help));
    ticker.start();
    own(ticker::close);
    showService(service, help);
    String serviceName = texts.system() == HostSystem.LINUX ? "usbmuxd" : "Apple Mobile Device Service";
    var connections = new ArrayList<Integer>();
    for (int i = 0; i <= Settings.MOST_CONNECTIONS; i++) {
      connections.add(i);
    }
    var saveLog = Buttons.plain(texts.get("ui.settings.save-log"), this::saveLog);
    saveLog.setDisable(!actions.canSaveLog());
    return section("connection",
        line("usb", label(serviceName, "pk-caption", "muted"), row(8, help, service)),
        line("connections", means("connections"), choice(connections,
            n -> n == 0 ? texts.get("ui.settings.connections.automatic") : texts.formats().count(n), settings.get().connections(),
            chosen -> settings.update(s -> s.withConnections(chosen)), "connections")),
        line("cache", means("cache"), choice(cacheSizes(), mb -> texts.formats().size(mb * 1_000_000L), settings.get().cacheMegabytes(),
            chosen -> settings.update(s -> s.withCacheMegabytes(chosen)), "cache")),
        line("log", means("log"), saveLog));
  }

  private void showService(Label service, Node help) {
    Boolean runs = actions.usbServiceRuns();
    Labels.present(help, Boolean.FALSE.equals(runs));
    String words = texts.get(runs == null ? "ui.settings.usb.unknown" : runs ? "ui.settings.usb.runs" : "ui.settings.usb.silent");
    if (!words.equals(service.getText())) {
      service.setText(words);
      service.setGraphic(Icons.icon(runs == null ? "question-circle" : runs ? "check-circle" : "exclamation-triangle", runs == null ? "muted" : runs ? "ok" : "warn"));
    }
  }

  private List<Integer> cacheSizes() {
    var sizes = new ArrayList<>(CACHE_SIZES);
    if (!sizes.contains(settings.get().cacheMegabytes())) {
      sizes.add(settings.get().cacheMegabytes());
      sizes.sort(null);
    }
    return sizes;
  }

  private void saveLog() {
    var chooser = new FileChooser();
    chooser.setTitle(texts.get("ui.settings.save-log"));
    chooser.setInitialFileName("photokura-log.zip");
    File file = chooser.showSaveDialog(root.getScene().getWindow());
    if (file != null) {
      Path path = file.toPath();
      actions.saveLog(path);
    }
  }

  private Node section(String key, Node... lines) {
    var words = column(2, label(texts.get("ui.settings." + key), "pk-heading"), wrapped(texts.get("ui.settings." + key + ".about"), "pk-small", "muted"));
    words.setMinWidth(200);
    words.setMaxWidth(200);
    words.setPrefWidth(200);
    words.getStyleClass().add("pk-section-words");
    var card = new VBox();
    card.getStyleClass().addAll("pk-card", "pk-section");
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        card.getChildren().add(Labels.hair());
      }
      card.getChildren().add(lines[i]);
    }
    var section = new HBox(32, words, growWidth(card));
    section.setAlignment(Pos.TOP_LEFT);
    return section;
  }

  private Label means(String key) {
    return wrapped(texts.get("ui.settings." + key + ".means"), "pk-caption", "muted");
  }

  private Node line(String key, @Nullable Node below, Node control) {
    var words = column(1, wrapped(texts.get("ui.settings." + key + ".label")));
    words.setAlignment(Pos.CENTER_LEFT);
    if (below != null) {
      words.getChildren().add(below);
    }
    var line = row(16, growWidth(words), control);
    line.getStyleClass().add("pk-settings-row");
    return line;
  }

  private Switch toggle(boolean on, Consumer<Boolean> changed, String key) {
    var toggle = new Switch(texts.get("ui.settings." + key + ".label"));
    toggle.setSelected(on);
    own(toggle.selectedProperty().subscribe((_, now) -> changed.accept(now)));
    return toggle;
  }

  private <T> ComboBox<T> choice(List<T> values, Function<T, String> names, T now, Consumer<T> changed, String key) {
    var box = new ComboBox<T>();
    box.getItems().setAll(values);
    box.setConverter(new Names<>(names));
    box.setValue(now);
    box.setPrefWidth(CONTROL);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setId("settings-" + key);
    box.setAccessibleText(texts.get("ui.settings." + key + ".label"));
    own(box.valueProperty().subscribe((_, chosen) -> {
      if (chosen != null) {
        changed.accept(chosen);
      }
    }));
    return box;
  }

  @Override
  public Parent root() {
    return root;
  }

}

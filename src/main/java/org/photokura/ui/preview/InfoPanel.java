package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceSession;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.image.PictureSource;
import org.photokura.library.image.PictureSource.Metadata;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.FactLine;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.View;

/** What is known of a photo: when and with what it was taken, where, of which files it consists, whether it is in iCloud and whether it is saved. */
public final class InfoPanel extends View {

  private final PictureSource pictures;
  private final Background background;
  private final Texts texts;
  private final Context context;
  private final VBox content = new VBox(14);
  private final VBox root;
  private Background.Job job = Background.Job.NONE;
  private @Nullable Item shown;

  /** What the panel must know beyond the item. */
  public interface Context {
    @Nullable DeviceSession phone();

    /** Whether the destination holds it. */
    boolean saved(Item item);

    /** The destination as shown; null where none was chosen. */
    @Nullable String destination();

    LocalDate today();

    /** How long ago the library was read; null if it was not. */
    @Nullable Duration readAgo();
  }

  /** @param foot what stands at the lower end, such as key hints; null for nothing */
  public InfoPanel(PictureSource pictures, Background background, Texts texts, Context context, @Nullable Node foot) {
    this.pictures = pictures;
    this.background = background;
    this.texts = texts;
    this.context = context;
    content.getStyleClass().add("pk-info-content");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root = column(0, scroll);
    if (foot != null) {
      root.getChildren().add(foot);
    }
    root.getStyleClass().add("pk-info");
    root.setMinWidth(320);
    root.setPrefWidth(320);
    root.setMaxWidth(320);
  }

  /** Shows an item; what the file itself tells comes when it was read. */
  public void show(@Nullable Item item) {
    job.cancel();
    shown = item;
    if (item == null) {
      content.getChildren().setAll(label(texts.get("ui.info.nothing"), "muted"));
      return;
    }
    fill(item, null);
    DeviceSession phone = context.phone();
    if (phone != null && item.original() == Item.OriginalState.ON_DEVICE) {
      job = background.run(cancellation -> pictures.metadata(phone, item, cancellation), metadata -> {
        if (shown == item) {
          fill(item, metadata);
        }
      }, _ -> {});
    }
  }

  private void fill(Item item, @Nullable Metadata metadata) {
    content.getChildren().setAll(title(item));
    content.getChildren().add(taken(item, metadata));
    camera(item, metadata).ifPresent(content.getChildren()::add);
    place(item, metadata).ifPresent(content.getChildren()::add);
    caption(item).ifPresent(content.getChildren()::add);
    content.getChildren().addAll(line(), files(item), line(), cloud(item));
    content.getChildren().add(exported(item));
  }

  private Node title(Item item) {
    boolean isScreen = item.kind() == Item.Kind.PHOTO && item.details().subtypes().contains(Item.Subtype.SCREENSHOT);
    String kind = texts.get("ui.kind." + (isScreen ? "screenshot" : item.kind().name().toLowerCase(Locale.ROOT)));
    String stem = item.name().contains(".") ? item.name().substring(0, item.name().lastIndexOf('.')) : item.name();
    return column(1, wrapped(stem, "pk-heading"), label(item.edited() ? texts.get("ui.kind.edited", "kind", kind) : kind, "pk-small", "muted"));
  }

  private Node taken(Item item, @Nullable Metadata metadata) {
    OffsetDateTime when = item.created() != null ? item.created() : metadata == null ? null : metadata.taken();
    if (when == null) {
      return new FactLine("calendar-event", "muted", texts.get("ui.grid.undated"), "").light();
    }
    String date = texts.get("ui.info.when",
        Map.of("day", texts.formats().fullDay(when.toLocalDate()), "time", texts.formats().time(when.toLocalTime())));
    String zone = when.getOffset().getTotalSeconds() == 0 ? "UTC" : "UTC" + when.getOffset().getId();
    return new FactLine("calendar-event", "muted", date, texts.get("ui.info.zone", "zone", zone)).light();
  }

  private java.util.Optional<Node> camera(Item item, @Nullable Metadata m) {
    var first = new ArrayList<String>();
    var second = new ArrayList<String>();
    if (m != null) {
      add(first, m.camera());
      add(first, m.focalLengthMillimetres() == null ? null : number(m.focalLengthMillimetres()) + " mm");
      add(first, m.aperture() == null ? null : "f/" + number(m.aperture()));
      add(second, m.exposure());
      add(second, m.iso() == null ? null : "ISO " + m.iso());
    }
    Integer width = item.details().width() != null ? item.details().width() : m == null ? null : m.width();
    Integer height = item.details().height() != null ? item.details().height() : m == null ? null : m.height();
    if (width != null && height != null) {
      second.add(width + " × " + height);
    }
    item.details().duration().filter(_ -> item.kind() == Item.Kind.VIDEO).ifPresent(d -> second.add(texts.formats().length(d)));
    if (first.isEmpty() && second.isEmpty()) {
      return java.util.Optional.empty();
    }
    if (first.isEmpty()) {
      return java.util.Optional.of(new FactLine("aspect-ratio", "muted", String.join(" · ", second), "").light());
    }
    return java.util.Optional.of(new FactLine("camera", "muted", String.join(" · ", first), String.join(" · ", second)).light());
  }

  private java.util.Optional<Node> place(Item item, @Nullable Metadata m) {
    Double latitude = item.details().latitude() != null ? item.details().latitude() : m == null ? null : m.latitude();
    Double longitude = item.details().longitude() != null ? item.details().longitude() : m == null ? null : m.longitude();
    if (latitude == null || longitude == null) {
      return java.util.Optional.empty();
    }
    String words = String.format(Locale.ROOT, "%.4f° %s, %.4f° %s", Math.abs(latitude), latitude < 0 ? "S" : "N", Math.abs(longitude), longitude < 0 ? "W" : "E");
    return java.util.Optional.of(new FactLine("geo-alt", "muted", words, "").light());
  }

  private java.util.Optional<Node> caption(Item item) {
    String title = item.details().title();
    String text = item.details().caption();
    if (title == null && text == null) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(new FactLine("chat-dots", "muted", title == null ? String.valueOf(text) : title, title == null || text == null ? "" : text).light());
  }

  private Node files(Item item) {
    if (item.files().isEmpty()) {
      return label(texts.get("ui.info.no-files"), "pk-small", "muted");
    }
    long bytes = item.knownBytes();
    var head = row(8, growWidth(label(texts.get("ui.info.files", "count", item.files().size()), "pk-small", "strong")),
        whole(bytes == 0 ? "" : texts.formats().fileSize(bytes), "pk-caption", "muted"));
    var list = column(6, head);
    List<ItemFile> some = item.files().subList(0, Math.min(12, item.files().size()));
    some.forEach(file -> list.getChildren().add(file(file)));
    if (item.files().size() > some.size()) {
      list.getChildren().add(label(texts.get("ui.info.more-files", "count", item.files().size() - some.size()), "pk-caption", "muted"));
    }
    return list;
  }

  private HBox file(ItemFile file) {
    String icon = switch (file.role()) {
      case LIVE_VIDEO, EDITED_LIVE_VIDEO -> "file-earmark-play";
      case SIDECAR -> "file-earmark-text";
      default -> file.fileName().toLowerCase(Locale.ROOT).endsWith(".mov") ? "file-earmark-play" : "file-earmark-image";
    };
    var words = column(0, label(file.fileName(), "pk-small"), label(texts.get("ui.role." + roleKey(file.role())), "pk-caption", "muted"));
    Long size = file.sizeBytes();
    return row(10, Icons.icon(icon, "muted"), growWidth(words), whole(size == null ? "" : texts.formats().fileSize(size), "pk-caption", "muted"));
  }

  private static String roleKey(FileRole role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Node cloud(Item item) {
    Duration ago = context.readAgo();
    String read = ago == null ? "" : texts.get("ui.info.read-ago", Map.of("minutes", Math.max(0, ago.toMinutes()), "hours", ago.toHours()));
    if (item.original() == Item.OriginalState.ICLOUD_ONLY) {
      return new FactLine("cloud", "muted", texts.get("ui.source.only-in-icloud"), lines(texts.get("ui.export.only-in-icloud.why"), read));
    }
    Integer tries = item.details().uploadAttempts();
    return switch (item.cloud()) {
      case PENDING -> new FactLine("cloud-arrow-up", "warn", texts.get("ui.source.not-in-icloud"),
          lines(tries == null || tries == 0 ? "" : texts.get("ui.info.tries", "count", tries), read));
      case UPLOADED -> new FactLine("cloud-check", "ok", texts.get("ui.info.in-icloud"), read);
      case UNKNOWN -> new FactLine("question-circle", "muted", texts.get("ui.info.cloud-unknown"), texts.get("ui.sources.unknown"));
    };
  }

  /** One sentence a line: the panel is narrow. */
  private static String lines(String... sentences) {
    return Stream.of(sentences).filter(sentence -> !sentence.isBlank()).collect(Collectors.joining("\n"));
  }

  private Node exported(Item item) {
    String folder = context.destination();
    if (context.saved(item)) {
      return new FactLine("check-circle", "ok", texts.get("ui.info.exported"), folder == null ? "" : texts.get("ui.info.in-folder", "folder", folder));
    }
    return new FactLine("download", "muted", texts.get("ui.info.not-exported"), folder == null ? "" : texts.get("ui.info.not-in-folder", "folder", folder));
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null && !part.isBlank()) {
      parts.add(part);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
  }

  private static Region line() {
    var line = Labels.hair();
    line.getStyleClass().add("strong-line");
    return line;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void close() {
    job.cancel();
    super.close();
  }
}

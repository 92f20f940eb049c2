package org.photokura.ui.devices;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectState.Connecting;
import org.photokura.ui.devices.ConnectState.Locked;
import org.photokura.ui.devices.ConnectState.Ready;
import org.photokura.ui.devices.ConnectState.Refused;
import org.photokura.ui.devices.ConnectState.Stale;
import org.photokura.ui.devices.ConnectState.Troubled;
import org.photokura.ui.devices.ConnectState.WaitingForTrust;
import org.photokura.ui.devices.ConnectState.Who;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.PhoneGlyph;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.SegmentedBar;
import org.photokura.ui.fx.SegmentedBar.Segment;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.Source.Smart;

/** The phone at the upper left: who it is, how full, how it stands. */
public final class DeviceCard extends View {

  /** How a phone that is gone shines through. */
  private static final double GONE = 0.45;

  private final DevicesViewModel devices;
  private final LibraryModel library;
  private final Texts texts;
  private final CardActions actions;
  private final Node glyph = PhoneGlyph.make();
  private final Label name = label("", "pk-day");
  private final Label model = label("", "pk-caption", "muted");
  private final SegmentedBar capacity = new SegmentedBar(8);
  private final Label photos = whole("", "pk-caption");
  private final Label free = whole("", "pk-caption", "muted");
  private final VBox room;
  private final VBox footer;
  private final FontIcon stateIcon = Icons.icon("shield-check", "s14");
  private final Node stateRing = Ring.waiting(13, 2);
  private final Label stateWords = label("", "pk-caption");
  private final Label battery = whole("", "pk-caption", "muted");
  private final MenuButton menu = new MenuButton();
  private final VBox root;
  private final ObservableBooleanValue narrow;
  private @Nullable Who last;

  /** @param narrow whether the window is narrow: then the last row goes and an icon stands for it */
  public DeviceCard(DevicesViewModel devices, LibraryModel library, Texts texts, ObservableBooleanValue narrow, CardActions actions) {
    this.devices = devices;
    this.library = library;
    this.texts = texts;
    this.actions = actions;
    this.narrow = narrow;
    menu.getStyleClass().addAll("pk-button", "square", "quiet", "tight");
    menu.setGraphic(Icons.icon("three-dots"));
    Buttons.named(menu, texts.get("ui.device.menu"));
    model.setContentDisplay(ContentDisplay.RIGHT);
    model.setGraphicTextGap(6);
    var head = row(12, glyph, growWidth(column(1, name, model)), menu);
    HBox.setMargin(menu, new Insets(0, -8, 0, -6));
    var dot = new Region();
    dot.getStyleClass().add("pk-dot");
    room = column(7, capacity, row(5, dot, photos, spacer(), free));
    room.getStyleClass().add("pk-card-room");
    battery.setGraphicTextGap(4);
    var line = row(5, stateIcon, stateRing, growWidth(stateWords), battery);
    footer = column(10, Labels.hair(), line);
    footer.getStyleClass().add("pk-card-foot");
    root = column(0, head, room, footer);
    root.getStyleClass().add("pk-device");
    follow(devices.stateProperty(), _ -> refresh());
    followChanges(devices.phonesProperty(), this::refresh);
    followChanges(library.stateProperty(), this::showRoom);
    followChanges(narrow, this::refresh);
  }

  private void refresh() {
    ConnectState state = devices.state();
    Who who = whoOf(state);
    if (who != null) {
      last = who;
    }
    boolean gone = who == null;
    DeviceFacts facts = last == null ? DeviceFacts.UNKNOWN : last.facts();
    name.setText(PhoneWords.name(texts, facts));
    glyph.setOpacity(gone ? GONE : 1);
    showState(state, facts, gone);
    showRoom();
    showMenu(who);
  }

  private static @Nullable Who whoOf(ConnectState state) {
    return switch (state) {
      case Connecting(Who who) -> who;
      case WaitingForTrust waiting -> waiting.who();
      case Refused(Who who) -> who;
      case Stale(Who who) -> who;
      case Locked(Who who) -> who;
      case Troubled troubled -> troubled.who();
      case Ready(Who who) -> who;
      case ConnectState.Looking _, ConnectState.Blocked _ -> null;
    };
  }

  private void showState(ConnectState state, DeviceFacts facts, boolean gone) {
    boolean ready = state instanceof Ready;
    boolean small = narrow.get();
    model.setText(PhoneWords.model(texts, facts, !small));
    String icon = switch (state) {
      case Ready _ -> "shield-check";
      case Connecting _, WaitingForTrust _ -> "shield-lock";
      case Locked _ -> "lock-fill";
      case Refused _ -> "x-circle";
      case Stale _ -> "shield-lock";
      case Troubled _ -> "exclamation-triangle";
      default -> "plug";
    };
    String style = switch (state) {
      case Ready _ -> "ok";
      case Refused _ -> "bad";
      case Connecting _, WaitingForTrust _ -> "acc";
      default -> "warn";
    };
    String words = switch (state) {
      case Ready _ -> Boolean.TRUE.equals(facts.passcodeLocked()) ? texts.get("ui.device.trusted") : texts.get("ui.device.ready");
      case Connecting _ -> texts.get("ui.device.connecting");
      case WaitingForTrust _ -> texts.get("ui.device.tap-trust");
      case Locked _ -> texts.get("ui.device.locked");
      case Refused _ -> texts.get("ui.device.refused");
      case Stale _ -> texts.get("ui.device.stale");
      case Troubled _ -> texts.get("ui.device.trouble");
      default -> texts.get("ui.device.gone");
    };
    setStyle(stateIcon, icon, style);
    boolean connecting = state instanceof Connecting;
    present(stateRing, connecting);
    present(stateIcon, !connecting);
    stateWords.setText(words);
    stateWords.getStyleClass().remove("warn");
    if (gone) {
      stateWords.getStyleClass().add("warn");
    }
    // Where there is no last row, an icon beside the model tells the state.
    model.setGraphic(small && ready ? Icons.icon(icon, style, "s14") : null);
    present(footer, !small || !ready);
    capacity.setOpacity(gone ? GONE : 1); // Its words stay readable.
    present(battery, ready && facts.batteryPercent() != null);
    if (facts.batteryPercent() != null) {
      boolean charging = Boolean.TRUE.equals(facts.charging());
      String glyphName = charging ? "lightning-charge-fill" : facts.batteryPercent() > 60 ? "battery-full" : "battery-half";
      battery.setGraphic(Icons.icon(glyphName, "muted", "s12"));
      battery.setText(texts.formats().percent(facts.batteryPercent() / 100.0));
      battery.setAccessibleText(texts.get(charging ? "ui.device.charging" : "ui.device.battery", "percent", battery.getText()));
    }
    root.setAccessibleText(name.getText() + ", " + model.getText() + ", " + words);
  }

  private static void setStyle(FontIcon icon, String name, String style) {
    icon.setIconLiteral("bi-" + name);
    icon.getStyleClass().removeAll(List.of("ok", "bad", "acc", "warn"));
    icon.getStyleClass().add(style);
  }

  private void showRoom() {
    DeviceFacts facts = last == null ? DeviceFacts.UNKNOWN : last.facts();
    Long whole = facts.capacityBytes();
    Long left = facts.freeBytes();
    Count all = library.state().count(Smart.ALL);
    long photoBytes = all.bytes();
    var formats = texts.formats();
    boolean small = narrow.get();
    String bytes = small ? formats.roughSize(photoBytes) : formats.size(photoBytes);
    boolean read = library.state().complete();
    String size = !read ? "–" : all.someSizesUnknown() ? texts.get("ui.at-least", "size", bytes) : bytes;
    photos.setText(texts.get("ui.device.photos", "size", size));
    free.setText(left == null ? "" : texts.get("ui.device.free", "size", small ? formats.roughSize(left) : formats.size(left)));
    if (!read || whole == null || left == null || whole == 0) {
      capacity.show(List.of()); // What is not read yet would pass for other data.
      capacity.setAccessibleText(photos.getText() + ", " + free.getText());
      return;
    }
    double photoShare = (double) photoBytes / whole;
    double otherShare = Math.max(0, (double) (whole - left - photoBytes) / whole);
    capacity.show(List.of(new Segment("accent", photoShare), new Segment("other", otherShare)));
    capacity.setAccessibleText(photos.getText() + ", " + free.getText());
  }

  private void showMenu(@Nullable Who current) {
    menu.getItems().clear();
    var others = devices.phonesProperty().get();
    if (others.size() > 1) {
      for (Who phone : others) {
        var item = new RadioMenuItem(PhoneWords.name(texts, phone.facts()) + wifi(phone));
        item.setSelected(current != null && phone.device().equals(current.device()));
        item.setOnAction(_ -> devices.choose(phone.device().udid()));
        menu.getItems().add(item);
      }
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().add(item("ui.device.read-again", actions::readAgain));
    menu.getItems().add(item("ui.device.details", actions::showDetails));
    menu.getItems().add(item("ui.device.restart", actions::restart));
    present(menu, current != null);
  }

  private String wifi(Who phone) {
    return phone.device().connection() == ConnectionType.WIFI ? " · " + texts.get("ui.device.wifi") : "";
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(texts.get(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  @Override
  public Parent root() {
    return root;
  }
}

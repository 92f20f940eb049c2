package org.photokura.ui.devices;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.wrapped;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectState.Blocked;
import org.photokura.ui.devices.ConnectState.Connecting;
import org.photokura.ui.devices.ConnectState.Locked;
import org.photokura.ui.devices.ConnectState.Refused;
import org.photokura.ui.devices.ConnectState.Stale;
import org.photokura.ui.devices.ConnectState.Troubled;
import org.photokura.ui.devices.ConnectState.Who;
import org.photokura.ui.fx.Advice;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Drawing;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.fx.View;

/** What keeps the phone from being read, with the one thing to do about it. All these screens are composed alike. */
final class TroublePane extends View {

  /** Nobody waits longer than this without being told what for. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private final DevicesViewModel devices;
  private final Texts texts;
  private final ConnectActions actions;
  private final VBox words = new VBox();
  private final HBox root;

  TroublePane(ConnectState state, DevicesViewModel devices, Texts texts, ConnectActions actions) {
    this.devices = devices;
    this.texts = texts;
    this.actions = actions;
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMaxWidth(600);
    words.getStyleClass().add("pk-trouble-words");
    Node art = switch (state) {
      case Blocked blocked -> blocked(blocked.problem());
      case Locked locked -> locked(locked.who());
      case Refused _ -> refused();
      case Stale _ -> stale();
      case Troubled(_, Problem problem) when problem.id() == ProblemId.PAIRING_PROHIBITED -> managed(problem);
      case Troubled troubled -> troubled(troubled.problem());
      default -> connecting(state);
    };
    root = new HBox(art instanceof Drawing ? 64 : 24, art, words);
    root.setAlignment(Pos.CENTER);
    root.getStyleClass().add("pk-trouble");
  }

  private Node blocked(Problem problem) {
    boolean missing = problem.id() == ProblemId.USBMUXD_MISSING;
    head("exclamation-triangle", "warn", texts.get(problem.id() == ProblemId.LIBRARY_MISSING ? "ui.problem.state.trouble" : "ui.problem.state.service"), texts.what(problem), "");
    words.getChildren().addAll(Advice.of(texts.toDo(problem), texts, "pk-lead", "muted"));
    boolean store = missing && texts.system() == HostSystem.WINDOWS;
    var first = store
        ? Buttons.main(texts.get("ui.problem.open-store"), actions::openStore)
        : Buttons.plain(texts.get("ui.problem.look-again"), devices::lookAgain);
    foot(first, Buttons.link(texts.get("ui.problem.notices"), actions::notAppearing), problem);
    return scaled(Art.service(texts), 1.5);
  }

  private Node locked(Who who) {
    head("lock-fill", "warn", texts.get("ui.problem.state.locked"), texts.get("ui.problem.locked.title"), texts.get("ui.problem.locked.text"));
    var waiting = row(12, Ring.waiting(20, 3), label(texts.get("ui.waiting-for", "name", PhoneWords.name(texts, who.facts()))));
    waiting.getStyleClass().add("pk-trouble-extra");
    words.getChildren().add(waiting);
    var more = more(texts.get("ui.problem.locked.still"));
    foot(Buttons.plain(texts.get("ui.problem.look-again"), devices::lookAgain), telling("ui.problem.locked.unlocked", more), null);
    words.getChildren().add(more);
    return scaled(Art.locked(texts), 1.6);
  }

  private Node refused() {
    var problem = Problem.of(ProblemId.TRUST_REFUSED);
    head("x-circle", "bad", texts.get("ui.problem.state.refused"), texts.get("ui.problem.refused.title"), texts.get("ui.problem.refused.text"));
    askAgain(problem);
    return scaled(Art.refused(texts), 1.6);
  }

  /** The button that makes the phone ask, and what to do if it does not. */
  private void askAgain(Problem problem) {
    var more = more(texts.get("ui.trust.nothing-asked"));
    foot(Buttons.main(texts.get("ui.trust.again"), "arrow-repeat", devices::askAgain), telling("ui.problem.nothing-asked", more), problem);
    words.getChildren().add(more);
  }

  private static Label more(String text) {
    var more = wrapped(text, "pk-small", "muted");
    Labels.present(more, false);
    return more;
  }

  private Button telling(String linkKey, Label more) {
    return Buttons.link(texts.get(linkKey), () -> Labels.present(more, !more.isVisible()));
  }

  private Node stale() {
    var problem = Problem.of(ProblemId.PAIRING_STALE);
    head("shield-lock", "warn", texts.get("ui.problem.state.stale"), texts.what(problem), texts.toDo(problem));
    askAgain(problem);
    return scaled(Art.asks(texts), 1.6);
  }

  private Node troubled(Problem problem) {
    head("exclamation-triangle", "warn", texts.get("ui.problem.state.trouble"), texts.what(problem), "");
    words.getChildren().addAll(Advice.of(texts.toDo(problem), texts, "pk-lead", "muted"));
    foot(Buttons.plain(texts.get("ui.problem.look-again"), devices::lookAgain), Buttons.link(texts.get("ui.problem.notices"), actions::notAppearing), problem);
    return scaled(Art.service(texts), 1.5);
  }

  /** Nothing that is done here changes what others decided, so there is nothing that could help or not. */
  private Node managed(Problem problem) {
    head("shield-lock", "warn", texts.get("ui.problem.state.managed"), texts.what(problem), texts.toDo(problem));
    foot(Buttons.plain(texts.get("ui.problem.look-again"), devices::lookAgain), null, problem);
    return scaled(Art.managed(texts), 1.6);
  }

  /** Mostly gone before it was read; where it lasts, it says what is awaited and shows the way out. */
  private Node connecting(ConnectState state) {
    String name = state instanceof Connecting(Who who) ? PhoneWords.name(texts, who.facts()) : texts.get("ui.device.iphone");
    words.getChildren().add(label(name, "pk-title"));
    words.getChildren().add(label(texts.get("ui.device.connecting"), "muted", "pk-lead"));
    var still = wrapped(texts.get("ui.connecting.still"), "muted", "pk-lead");
    var ways = row(8, Buttons.plain(texts.get("ui.problem.look-again"), devices::lookAgain), Buttons.link(texts.get("ui.problem.notices"), actions::notAppearing));
    ways.getStyleClass().add("pk-trouble-buttons");
    var late = column(8, still, ways);
    late.setId("still-connecting");
    words.getChildren().add(late);
    var ticker = new Ticker(new FxThread(), Duration.ofSeconds(1), () -> Labels.present(late, devices.silentFor().compareTo(LONG) >= 0));
    Labels.present(late, false);
    ticker.start();
    own(ticker::close);
    return Ring.waiting(36, 4);
  }

  private void head(String icon, String style, String state, String title, String text) {
    var line = row(8, Icons.icon(icon, style), label(state, "pk-small", style));
    words.getChildren().addAll(line, wrapped(title.replaceFirst("[.。]$", ""), "pk-trouble-title"));
    if (!text.isEmpty()) {
      words.getChildren().add(wrapped(text, "pk-lead", "muted"));
    }
  }

  private void foot(Node first, @Nullable Node second, @Nullable Problem problem) {
    var buttons = row(8, first);
    if (second != null) {
      buttons.getChildren().add(second);
    }
    buttons.getStyleClass().add("pk-trouble-buttons");
    words.getChildren().add(buttons);
    if (problem == null) {
      return;
    }
    words.getChildren().add(wrapped(texts.safe(problem), "pk-small", "muted"));
    if (problem.technicalCause() != null) {
      words.getChildren().add(details(problem));
    }
  }

  private Node details(Problem problem) {
    var text = new TextArea(problem.toString());
    text.setEditable(false);
    text.setPrefRowCount(2);
    text.setWrapText(true);
    text.getStyleClass().add("pk-mono");
    Labels.present(text, false);
    var link = Buttons.link(texts.get("ui.details"), () -> Labels.present(text, !text.isVisible()));
    link.getStyleClass().addAll("low", "flush");
    return growWidth(column(4, link, text));
  }

  private static Node scaled(Drawing drawing, double factor) {
    ConnectPage.fitDrawing(drawing, factor, factor * 0.8);
    return drawing;
  }

  @Override
  public Parent root() {
    return root;
  }
}

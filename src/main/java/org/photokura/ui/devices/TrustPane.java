package org.photokura.ui.devices;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectState.WaitingForTrust;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.fx.View;

/** The phone asks its owner: where to tap, how long it has taken, and what to do if nothing is asked. */
final class TrustPane extends View {

  /** When the phone should have asked by now, the way out is said in words. */
  private static final Duration LONG = Duration.ofSeconds(40);

  private final DevicesViewModel devices;
  private final Texts texts;
  private final Label elapsed = label("", "muted", "pk-live-time");
  private final Node nothingAsked;
  private final HBox root;

  TrustPane(WaitingForTrust waiting, DevicesViewModel devices, Texts texts) {
    this.devices = devices;
    this.texts = texts;
    var art = Art.trust(texts, texts.formats().time(devices.time()));
    ConnectPage.fitDrawing(art, 1, 0.8);

    var who = row(8, Icons.icon("phone", "muted"), label(PhoneWords.line(texts, waiting.who().facts()), "pk-small", "muted"));
    var lead = wrapped(texts.get("ui.trust.lead"), "pk-lead", "muted");
    var steps = column(16,
        ConnectPage.step(1, label(texts.get("ui.trust.step1"), "pk-lead"), false),
        ConnectPage.step(2, tapTrust(), false),
        ConnectPage.step(3, label(texts.get("ui.trust.step3"), "pk-lead"), false));
    steps.getStyleClass().add("pk-trust-steps");
    var waitingWords = column(2, label(texts.get("ui.trust.waiting"), "strong"), label(texts.get("ui.trust.patience"), "pk-small", "muted"));
    var ring = Ring.waiting(36, 4);
    var wait = row(16, ring, growWidth(waitingWords), elapsed);
    wait.getStyleClass().addAll("pk-lifted", "pk-trust-wait");
    nothingAsked = wrapped(texts.get("ui.trust.nothing-asked"), "pk-small", "muted");
    Labels.present(nothingAsked, false);
    var again = Buttons.plain(texts.get("ui.trust.again"), "arrow-repeat", devices::askAgain);
    var link = Buttons.link(texts.get("ui.trust.no-question"), () -> Labels.present(nothingAsked, true));
    var words = column(0, who, wrapped(texts.get("ui.trust.title"), "pk-display"), lead, steps, wait, row(12, again, link), nothingAsked);
    words.getStyleClass().add("pk-trust-words");
    words.setPrefWidth(440);
    words.setMinWidth(440);
    words.setAlignment(Pos.CENTER_LEFT);
    root = new HBox(88, art, words);
    root.setAlignment(Pos.CENTER);
    root.getStyleClass().add("pk-trust");

    var ticker = new Ticker(new FxThread(), Duration.ofSeconds(1), this::update);
    ticker.start();
    own(ticker::close);
    update();
  }

  /** "Tap <b>Trust</b> in the question shown". */
  private TextFlow tapTrust() {
    String trust = texts.get("ui.trust.dialog.trust");
    String[] around = texts.get("ui.trust.step2", "trust", "\u0000").split("\u0000", 2);
    var bold = new Text(trust);
    bold.getStyleClass().addAll("pk-text", "strong");
    var flow = new TextFlow(plain(around[0]), bold, plain(around[1]));
    flow.getStyleClass().add("pk-lead");
    flow.setMaxHeight(TextFlow.USE_PREF_SIZE);
    flow.setAccessibleText(around[0] + trust + around[1]);
    return flow;
  }

  private static Text plain(String words) {
    var text = new Text(words);
    text.getStyleClass().add("pk-text");
    return text;
  }

  void update() {
    Duration time = devices.askingFor();
    elapsed.setText(texts.formats().length(time));
    if (time.compareTo(LONG) > 0) {
      Labels.present(nothingAsked, true);
    }
  }

  @Override
  public Parent root() {
    return root;
  }
}

package org.photokura.ui.devices;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Advice;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.CommandLine;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.View;

/** Above photos that are listed already: why their phone cannot be read now, that nothing is lost, and what to do. Gone when the cause is. */
public final class PhoneNotice extends View {

  private final DevicesViewModel devices;
  private final ObservableValue<@Nullable Problem> trouble;
  private final Texts texts;
  private final StackPane root = new StackPane();
  private @Nullable Notice shown;

  /** What the bar says; without a button where waiting is all there is to do. */
  private record Notice(String text, @Nullable String button) {}

  /** @param trouble why pictures do not come although the phone is trusted; null while they do */
  public PhoneNotice(DevicesViewModel devices, ObservableValue<@Nullable Problem> trouble, Texts texts) {
    this.devices = devices;
    this.trouble = trouble;
    this.texts = texts;
    root.setId("phone-notice");
    root.getStyleClass().add("pk-offer");
    Labels.present(root, false);
    follow(devices.stateProperty(), _ -> refresh());
    followChanges(trouble, this::refresh);
  }

  private void refresh() {
    Notice now = notice(devices.state());
    if (Objects.equals(now, shown)) {
      return;
    }
    shown = now;
    root.getChildren().clear();
    Labels.present(root, now != null);
    if (now != null) {
      var bar = MessageBar.warning(Advice.withoutCommand(now.text()));
      Advice.command(now.text()).ifPresent(command -> bar.below(new CommandLine(command, texts)));
      if (now.button() != null) {
        bar.add(Buttons.plain(now.button(), now.button().equals(texts.get("ui.trust.again")) ? devices::askAgain : devices::lookAgain));
      }
      root.getChildren().add(bar);
    }
  }

  private @Nullable Notice notice(ConnectState state) {
    return switch (state) {
      case ConnectState.Looking _ -> new Notice(texts.get("ui.notice.gone"), null);
      case ConnectState.Blocked(Problem problem) -> of(problem, "ui.problem.look-again");
      case ConnectState.Troubled(_, Problem problem) -> of(problem, "ui.problem.look-again");
      case ConnectState.Locked _ -> of(Problem.of(ProblemId.DEVICE_LOCKED), null);
      case ConnectState.Refused _ -> of(Problem.of(ProblemId.TRUST_REFUSED), "ui.trust.again");
      case ConnectState.Stale _ -> of(Problem.of(ProblemId.PAIRING_STALE), "ui.trust.again");
      case ConnectState.WaitingForTrust _ -> of(Problem.of(ProblemId.TRUST_WAITING), null);
      case ConnectState.Connecting _ -> null;
      case ConnectState.Ready(ConnectState.Who who) -> whileReady(who);
    };
  }

  /** A locked phone may be trusted and yet keep its files to itself; whether it does shows when one is asked for. */
  private @Nullable Notice whileReady(ConnectState.Who who) {
    Problem problem = trouble.getValue();
    if (problem == null) {
      return null;
    }
    boolean locked = problem.id() == ProblemId.DEVICE_LOCKED || Boolean.TRUE.equals(who.facts().passcodeLocked());
    return of(locked ? Problem.of(ProblemId.DEVICE_LOCKED) : problem, null);
  }

  private Notice of(Problem problem, @Nullable String buttonKey) {
    return new Notice(texts.whole(problem), buttonKey == null ? null : texts.get(buttonKey));
  }

  @Override
  public Parent root() {
    return root;
  }
}

package org.photokura.ui.tour;

import java.time.Duration;
import java.util.List;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.ui.devices.ConnectState;

/** Every state of connecting. */
final class ConnectScenes {

  private ConnectScenes() {}

  static List<Scene> all() {
    return List.of(
        new Scene("connect", "no-phone", Visit::open),
        new Scene("connect", "first-start", visit -> {
          visit.newcomer();
          visit.open();
        }),
        blocked("library-missing", ProblemId.LIBRARY_MISSING, HostSystem.LINUX),
        blocked("library-missing-mac", ProblemId.LIBRARY_MISSING, HostSystem.MAC),
        blocked("library-missing-windows", ProblemId.LIBRARY_MISSING, HostSystem.WINDOWS),
        blocked("usbmuxd-missing", ProblemId.USBMUXD_MISSING, HostSystem.LINUX),
        blocked("usbmuxd-missing-mac", ProblemId.USBMUXD_MISSING, HostSystem.MAC),
        blocked("usbmuxd-missing-windows", ProblemId.USBMUXD_MISSING, HostSystem.WINDOWS),
        blocked("usbmuxd-refused", ProblemId.USBMUXD_REFUSED, HostSystem.LINUX),
        blocked("usbmuxd-hangs", ProblemId.USBMUXD_HUNG, HostSystem.LINUX),
        new Scene("connect", "connecting", visit -> {
          visit.devices.silent = true;
          visit.open();
          visit.plugIn();
          visit.await("it connects", () -> visit.model().devices().state() instanceof ConnectState.Connecting);
        }),
        new Scene("connect", "still-connecting", visit -> {
          visit.devices.silent = true;
          visit.open();
          visit.plugIn();
          visit.await("it connects", () -> visit.model().devices().state() instanceof ConnectState.Connecting);
          visit.clock.advance(Duration.ofSeconds(6));
          visit.await("it is told", () -> visit.window().stage().getScene().lookup("#still-connecting").isVisible());
        }),
        new Scene("connect", "trust", visit -> {
          standing(visit, TrustState.WAITING, ConnectState.WaitingForTrust.class);
          visit.clock.advance(Duration.ofSeconds(23));
          visit.await("the time shows", () -> ((javafx.scene.control.Label) visit.window().stage().getScene().lookup(".pk-live-time")).getText().endsWith("23"));
        }),
        new Scene("connect", "refused", visit -> standing(visit, TrustState.REFUSED, ConnectState.Refused.class)),
        new Scene("connect", "locked", visit -> standing(visit, TrustState.LOCKED, ConnectState.Locked.class)),
        new Scene("connect", "stale", visit -> standing(visit, TrustState.STALE, ConnectState.Stale.class)),
        troubled("prohibited", ProblemId.PAIRING_PROHIBITED),
        troubled("no-answer", ProblemId.DEVICE_TIMEOUT),
        new Scene("connect", "not-appearing", visit -> {
          visit.open();
          visit.press(".pill");
        }));
  }

  private static Scene troubled(String name, ProblemId id) {
    return new Scene("connect", name, visit -> {
      visit.open();
      visit.devices.trustProblem = Problem.of(id);
      visit.plugIn();
      visit.await("it is told", () -> visit.model().devices().state() instanceof ConnectState.Troubled);
    });
  }

  private static Scene blocked(String name, ProblemId id, HostSystem system) {
    return new Scene("connect", name, visit -> {
      visit.desktop.system = system;
      visit.devices.blocked = Problem.of(id, "the tour");
      visit.open();
      visit.await("it is told", () -> visit.model().devices().state() instanceof ConnectState.Blocked);
    });
  }

  private static void standing(Visit visit, TrustState trust, Class<? extends ConnectState> state) throws Exception {
    visit.devices.trust = trust;
    visit.devices.pairAnswer = trust;
    visit.open();
    visit.plugIn();
    visit.await("the window stands so", () -> state.isInstance(visit.model().devices().state()));
  }
}

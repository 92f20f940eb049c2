package org.photokura.ui.tour;

import java.util.List;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;

/** Above photos that are listed already: why their phone cannot be read now. */
final class NoticeScenes {

  private NoticeScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("locked", visit -> visit.devices.trust = TrustState.LOCKED),
        scene("forgotten", visit -> visit.devices.trust = TrustState.STALE),
        scene("refused", visit -> visit.devices.trust = TrustState.REFUSED),
        scene("no-answer", visit -> visit.devices.trustProblem = Problem.of(ProblemId.DEVICE_TIMEOUT)),
        scene("no-usb-service", visit -> visit.devices.blocked = Problem.of(ProblemId.USBMUXD_MISSING)));
  }

  private static Scene scene(String name, Scene.Play trouble) {
    return new Scene("notice", name, visit -> {
      visit.openWithPhone();
      trouble.in(visit);
      visit.await("it is told", () -> visit.window().stage().getScene().lookup("#phone-notice").isVisible());
    });
  }
}

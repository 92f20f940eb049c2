package org.photokura.ui.tour;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DevicesSnapshot;
import org.photokura.device.DevicesSnapshot.SeenDevice;
import org.photokura.device.TrustState;
import org.photokura.diagnose.connection.UsbSight;
import org.photokura.diagnose.connection.UsbSight.Socket;
import org.photokura.text.Texts;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.troubleshoot.ConnectionSheet;
import org.photokura.ui.troubleshoot.ConnectionViewModel;

/** "My iPhone does not appear": each place where the way to it can end. */
final class ConnectionScenes {

  private static final UsbSight EMPTY_BUS = new UsbSight(0, Socket.USABLE);
  private static final UsbSight PHONE_ON_BUS = new UsbSight(1, Socket.USABLE);
  private static final DevicesSnapshot NOTHING = new DevicesSnapshot(true, List.of(), null);

  private ConnectionScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("looking", HostSystem.LINUX, DevicesSnapshot.NONE_YET, new UsbSight(0, Socket.ABSENT)),
        scene("no-service", HostSystem.LINUX, new DevicesSnapshot(true, List.of(), Problem.of(ProblemId.USBMUXD_MISSING)), new UsbSight(1, Socket.ABSENT)),
        scene("no-permission", HostSystem.LINUX, new DevicesSnapshot(true, List.of(), Problem.of(ProblemId.USBMUXD_REFUSED)), new UsbSight(1, Socket.NOT_PERMITTED)),
        scene("no-cable", HostSystem.LINUX, NOTHING, EMPTY_BUS),
        scene("not-listed", HostSystem.LINUX, NOTHING, PHONE_ON_BUS),
        scene("silent", HostSystem.LINUX, phone(null), PHONE_ON_BUS),
        scene("locked", HostSystem.LINUX, phone(TrustState.LOCKED), PHONE_ON_BUS),
        scene("refused", HostSystem.LINUX, phone(TrustState.REFUSED), PHONE_ON_BUS),
        scene("well", HostSystem.LINUX, phone(TrustState.TRUSTED), PHONE_ON_BUS),
        scene("windows", HostSystem.WINDOWS, NOTHING, UsbSight.NONE));
  }

  private static DevicesSnapshot phone(@Nullable TrustState trust) {
    return new DevicesSnapshot(true, List.of(new SeenDevice(Visit.PHONE, trust, org.photokura.device.DeviceFacts.UNKNOWN, null)), null);
  }

  private static Scene scene(String name, HostSystem system, DevicesSnapshot seen, UsbSight sight) {
    return new Scene("connection", name, visit -> {
      visit.open();
      var texts = Texts.of(Locale.forLanguageTag(visit.texts.locale().getLanguage()), system);
      var host = (SheetHost) visit.node(".pk-sheets");
      visit.run(() -> ConnectionSheet.open(host, texts,
          new ConnectionViewModel(system, () -> seen, () -> sight, visit.model().background(), Duration.ofMinutes(1))));
      visit.node("#connection-trust");
    });
  }
}

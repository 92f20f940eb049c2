package org.photokura.ui.troubleshoot;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.photokura.core.HostSystem;
import org.photokura.device.DevicesSnapshot;
import org.photokura.diagnose.connection.ConnectionDoctor;
import org.photokura.diagnose.connection.ConnectionFinding;
import org.photokura.diagnose.connection.UsbSight;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Background.Job;
import org.photokura.ui.fx.Ticker;

/** The way to an iPhone, looked at again every second while somebody looks. */
public final class ConnectionViewModel implements AutoCloseable {

  private final HostSystem system;
  private final Supplier<DevicesSnapshot> seen;
  private final Supplier<UsbSight> sight;
  private final Background background;
  private final Ticker ticker;
  private final ReadOnlyObjectWrapper<List<ConnectionFinding>> findings = new ReadOnlyObjectWrapper<>(List.of());
  private Job job = Job.NONE;
  private boolean looking;

  /**
   * @param seen what the monitor saw last; returns at once
   * @param sight what the computer sees by itself; may take a moment
   */
  public ConnectionViewModel(HostSystem system, Supplier<DevicesSnapshot> seen, Supplier<UsbSight> sight, Background background, Duration betweenLooks) {
    this.system = system;
    this.seen = seen;
    this.sight = sight;
    this.background = background;
    this.ticker = new Ticker(background.ui(), betweenLooks, this::look);
  }

  /** Somebody looks. */
  public void start() {
    ticker.start();
  }

  /** What there is to say, the near end first. */
  public ReadOnlyObjectProperty<List<ConnectionFinding>> findingsProperty() {
    return findings.getReadOnlyProperty();
  }

  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    job = background.run(_ -> sight.get(), now -> {
      looking = false;
      findings.set(ConnectionDoctor.examine(system, seen.get(), now));
    }, _ -> looking = false);
  }

  @Override
  public void close() {
    ticker.close();
    job.cancel();
  }
}

package org.photokura.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.ui.fx.Background;

/**
 * The window's own session with the phone that it shows: for listing, pictures and checks; an export has another. It is opened when the phone can be read, and
 * opened anew when the phone was plugged in again. After the cable came out the old one stays until then, because what is cached needs none that works; another phone ends it.
 */
public final class PhoneSession implements AutoCloseable {

  private final DeviceAccess access;
  private final Background background;
  private final ReadOnlyObjectWrapper<@Nullable DeviceSession> session = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
  private @Nullable AttachedDevice wanted;
  private Background.Job job = Background.Job.NONE;
  private boolean opening;

  public PhoneSession(DeviceAccess access, Background background) {
    this.access = access;
    this.background = background;
  }

  /** The session; null before the phone could be read. */
  public ReadOnlyObjectProperty<@Nullable DeviceSession> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  public @Nullable DeviceSession get() {
    return session.get();
  }

  /** Why the last opening failed; null if it did not. It stays while it is tried again. */
  public ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Which phone it is or will be with; null before the first. */
  public @Nullable Udid udid() {
    return wanted == null ? null : wanted.udid();
  }

  /** Whether it is or will be with the phone as it is plugged in now. */
  public boolean isFor(AttachedDevice device) {
    return device.equals(wanted);
  }

  /** Opens a session with the phone unless there is one for this very plugging-in, or one is being opened. */
  public void use(AttachedDevice device) {
    if (!device.equals(wanted)) {
      failure.set(null);
      if (wanted != null && !wanted.udid().equals(device.udid())) {
        DeviceSession ofAnother = session.get();
        session.set(null);
        release(ofAnother);
      }
      wanted = device;
      open(device);
    } else if (failure.get() != null && !opening) {
      open(device);
    }
  }

  /** Opens it anew: the old one does not work any more. */
  public void reopen() {
    if (wanted != null) {
      open(wanted);
    }
  }

  private void open(AttachedDevice device) {
    job.cancel();
    opening = true;
    job = background.run(cancellation -> access.open(device, cancellation), opened -> {
      opening = false;
      failure.set(null);
      DeviceSession before = session.get();
      session.set(opened);
      release(before);
    }, problem -> {
      opening = false;
      failure.set(problem);
    });
  }

  private void release(@Nullable DeviceSession old) {
    if (old != null) {
      background.run(old::close);
    }
  }

  @Override
  public void close() {
    job.cancel();
    release(session.get());
  }
}

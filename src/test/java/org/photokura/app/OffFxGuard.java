package org.photokura.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.photokura.catalog.SavedItems;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.library.LibraryReader;
import org.photokura.library.image.PictureSource;
import org.photokura.transfer.Export;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.preview.Movies;
import org.photokura.ui.shell.UiServices;

/** The rule that nothing of phone, disk or database runs on the FX thread, held over the real parts: each call from there is written down. */
final class OffFxGuard {

  /** What only tells what is in memory. */
  private static final Set<String> IN_MEMORY = Set.of("facts", "device", "files", "toString", "hashCode", "equals", "takes", "handOver");
  private static final List<Class<?>> GUARDED_RESULTS = List.of(DeviceSession.class, DeviceFiles.class);

  final List<String> violations = new CopyOnWriteArrayList<>();

  UiServices guard(UiServices s) {
    return new UiServices(
        guard(DeviceAccess.class, s.devices()),
        s.monitor(),
        guard(LibraryReader.class, s.library()),
        guard(PictureSource.class, s.pictures()),
        guard(Export.Factory.class, s.exports()),
        guard(SavedItems.Opener.class, s.saved()),
        s.settings(),
        guard(DiskRoom.Probe.class, s.room()),
        s.desktop(),
        s.workers(),
        guard(UiServices.Checker.class, s.checker()),
        guard(UiServices.LogBundle.class, s.logs()),
        s.troubles(),
        guard(Movies.class, s.movies()));
  }

  private <T> T guard(Class<T> as, T real) {
    return as.cast(Proxy.newProxyInstance(as.getClassLoader(), new Class<?>[] {as}, (_, method, arguments) -> {
      if (Thread.currentThread().getName().equals("JavaFX Application Thread") && !IN_MEMORY.contains(method.getName())) {
        violations.add(as.getSimpleName() + "." + method.getName());
      }
      try {
        Object result = method.invoke(real, arguments);
        for (Class<?> kind : GUARDED_RESULTS) {
          if (kind == method.getReturnType()) {
            return guarded(kind, result);
          }
        }
        return result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }

  private <T> T guarded(Class<T> as, Object real) {
    return guard(as, as.cast(real));
  }
}

package org.photokura.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DevicePicker;
import org.photokura.device.TrustState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the phone to trust this computer and waits for its owner's answer. */
@Command(name = "pair")
final class PairCommand extends BaseCommand {

  private static final Duration EACH = Duration.ofSeconds(1);
  /** Even with no time to wait the phone is asked once. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  @Mixin private final DeviceOption device = new DeviceOption();

  @Option(names = "--timeout", paramLabel = "S", defaultValue = "60")
  private int timeoutSeconds;

  PairCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    try (var devices = services.devices().get()) {
      var phone = DevicePicker.pick(devices.attached(cancellation), device.wanted());
      long end = System.nanoTime() + Duration.ofSeconds(timeoutSeconds).toNanos();
      TrustState last = null;
      while (true) {
        var state = opened(attempt(devices, phone, end));
        if (state != last) {
          console.note("cli.pair." + state.name().toLowerCase(Locale.ROOT));
          last = state;
        }
        if (state == TrustState.TRUSTED) {
          return ExitStatus.OK;
        }
        if (state == TrustState.REFUSED) {
          return ExitStatus.NOT_TRUSTED;
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          console.note("cli.pair.timeout", Map.of("seconds", timeoutSeconds));
          return ExitStatus.NOT_TRUSTED;
        }
        Waits.pause(Math.min(left, EACH.toNanos()), cancellation);
        if (devices.attached(cancellation).stream().noneMatch(d -> d.udid().equals(phone.udid()))) {
          throw new DeviceException(Problem.of(ProblemId.DEVICE_GONE), DeviceException.Reach.DEVICE);
        }
      }
    }
  }

  /** One attempt that ends with the time given; a phone may hold its answer back for longer than that. */
  private TrustState attempt(DeviceAccess devices, AttachedDevice phone, long endNanos) throws DeviceException {
    try (var child = cancellation.child()) {
      long left = Math.max(endNanos - System.nanoTime(), LEAST.toNanos());
      var alarm = Threads.timer().schedule(child.cancellation()::cancel, left, TimeUnit.NANOSECONDS);
      try {
        return devices.pair(phone, child.cancellation());
      } catch (CancellationException _) {
        cancellation.throwIfCancelled();
        return TrustState.WAITING;
      } finally {
        alarm.cancel(false);
      }
    }
  }
}

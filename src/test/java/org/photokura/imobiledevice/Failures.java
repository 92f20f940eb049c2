package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;

/** Says which problem a call must end with. */
final class Failures {

  private Failures() {}

  static DeviceException failure(ProblemId id, ThrowingCallable call) {
    var e = catchThrowableOfType(DeviceException.class, call);
    assertThat(e).as("a failure " + id).isNotNull();
    assertThat(e.problem().id()).as(e.toString()).isEqualTo(id);
    return e;
  }

  /** Runs the call and tells how long it took. */
  static long millis(ThrowingCallable call) throws Throwable {
    long begin = System.nanoTime();
    call.call();
    return (System.nanoTime() - begin) / 1_000_000;
  }
}

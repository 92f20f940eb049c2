package org.photokura.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

class DevicePickerTest {

  private static final AttachedDevice OLD = new AttachedDevice(new Udid("ab".repeat(20)), ConnectionType.USB, 1);
  private static final AttachedDevice NEW = new AttachedDevice(new Udid("00008130-001A2B3C4D5E6F70"), ConnectionType.WIFI, 2);

  @Test
  void takesTheOnlyPhone() throws Exception {
    assertThat(DevicePicker.pick(List.of(NEW), null)).isEqualTo(NEW);
  }

  @Test
  void takesTheNamedPhoneWhateverTheCaseOfItsName() throws Exception {
    assertThat(DevicePicker.pick(List.of(OLD, NEW), new Udid("00008130-001a2b3c4d5e6f70"))).isEqualTo(NEW);
  }

  @Test
  void saysThatThereIsNone() {
    fails(() -> DevicePicker.pick(List.of(), null), ProblemId.NO_DEVICE);
    fails(() -> DevicePicker.pick(List.of(), OLD.udid()), ProblemId.NO_DEVICE);
  }

  @Test
  void neverTakesAnotherPhoneThanTheNamedOne() {
    fails(() -> DevicePicker.pick(List.of(OLD), NEW.udid()), ProblemId.DEVICE_UNKNOWN);
  }

  @Test
  void namesAllWhenSeveralAreThere() {
    assertThatThrownBy(() -> DevicePicker.pick(List.of(OLD, NEW), null))
        .hasMessageContaining(OLD.udid().value())
        .hasMessageContaining(NEW.udid().value());
    fails(() -> DevicePicker.pick(List.of(OLD, NEW), null), ProblemId.SEVERAL_DEVICES);
  }

  private static void fails(ThrowingCallable call, ProblemId id) {
    assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
  }
}

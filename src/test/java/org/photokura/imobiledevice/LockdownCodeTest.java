package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.TrustState;

class LockdownCodeTest {

  /** As they stand in libimobiledevice's lockdown.h: -1 to -39 without a gap, and -256. */
  @Test
  void hasEveryCodeOfTheLibraryOnce() {
    var codes = IntStream.concat(IntStream.rangeClosed(-39, -1), IntStream.of(-256)).boxed().toList();
    assertThat(Arrays.stream(LockdownCode.values()).map(LockdownCode::code)).containsExactlyInAnyOrderElementsOf(codes);
    for (int code : codes) {
      assertThat(LockdownCode.ofCode(code).code()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "-17,PasswordProtected", "-18,UserDeniedPairing", "-19,PairingDialogResponsePending", "-20,MissingHostID", "-21,InvalidHostID",
      "-26,MissingService", "-27,InvalidService", "-28,ServiceLimit", "-29,MissingPairRecord", "-31,InvalidPairRecord", "-34,ServiceProhibited",
      "-35,EscrowLocked", "-36,PairingProhibitedOverThisConnection", "-37,FMiPProtected", "-38,MCProtected", "-39,MCChallengeRequired",
      "-10,InvalidResponse", "-11,MissingKey", "-12,MissingValue", "-13,GetProhibited", "-14,SetProhibited", "-15,RemoveProhibited",
      "-16,ImmutableValue", "-22,SessionActive", "-23,SessionInactive", "-24,MissingSessionID", "-25,InvalidSessionID",
      "-30,SavePairRecordFailed", "-32,InvalidActivationRecord", "-33,MissingActivationRecord"})
  void knowsThePhonesWordForACode(int code, String word) {
    assertThat(LockdownCode.ofWireName(word)).isEqualTo(LockdownCode.ofCode(code));
  }

  @Test
  void takesWhatCameLaterForUnknown() {
    assertThat(LockdownCode.ofCode(-40)).isEqualTo(LockdownCode.UNKNOWN);
    assertThat(LockdownCode.ofWireName("SomethingOfiOS30")).isEqualTo(LockdownCode.UNKNOWN);
  }

  @Test
  void readsTrustFromTheCodesOfTheDialog() {
    assertThat(LockdownCode.ofCode(-17).trust()).isEqualTo(TrustState.LOCKED);
    assertThat(LockdownCode.ofCode(-18).trust()).isEqualTo(TrustState.REFUSED);
    assertThat(LockdownCode.ofCode(-19).trust()).isEqualTo(TrustState.WAITING);
    assertThat(LockdownCode.ofCode(-21).trust()).isEqualTo(TrustState.STALE);
    assertThat(LockdownCode.ofCode(-5).trust()).isEqualTo(TrustState.STALE);
  }

  @Test
  void readsNoTrustFromAConnectionThatBroke() {
    assertThat(Stream.of(-4, -7, -8, -23, -28, -256).map(code -> LockdownCode.ofCode(code).trust())).containsOnlyNulls();
  }

  @Test
  void makesTrustAndProblemTellTheSame() {
    for (var error : LockdownCode.values()) {
      if (error.trust() != null) {
        var expected = switch (error.trust()) {
          case LOCKED -> ProblemId.DEVICE_LOCKED;
          case REFUSED -> ProblemId.TRUST_REFUSED;
          case WAITING -> ProblemId.TRUST_WAITING;
          case STALE -> ProblemId.PAIRING_STALE;
          case TRUSTED -> null;
        };
        assertThat(error.problem()).as(error.name()).isEqualTo(expected);
        assertThat(error.reach()).as(error.name()).isEqualTo(Reach.DEVICE);
      }
    }
  }

  @Test
  void letsTheOthersGoOnWhenOneMoreServiceIsNotGranted() {
    assertThat(LockdownCode.ofCode(-28).problem()).isEqualTo(ProblemId.SERVICE_LIMIT);
    assertThat(LockdownCode.ofCode(-28).reach()).isEqualTo(Reach.CONNECTION);
    assertThat(LockdownCode.ofCode(-38).problem()).isEqualTo(ProblemId.PAIRING_PROHIBITED);
  }
}

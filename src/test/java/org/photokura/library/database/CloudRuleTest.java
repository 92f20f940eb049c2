package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.Item.CloudState;
import org.photokura.library.files.PhoneListing;

class CloudRuleTest {

  private static ResourceFacts facts(@Nullable Boolean here, @Nullable Boolean inCloud, @Nullable Long upload) {
    return new ResourceFacts(here, inCloud, upload, null, null, null, null, null, java.util.Set.of());
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    // ZASSET, ZCLOUDMASTER, resource's upload state, resource in cloud, expected
    "1, 3, -, -, UPLOADED",
    "0, 3, -, -, UPLOADED",
    "1, 1, -, -, PENDING",
    "1, 0, -, -, PENDING",
    "0, 0, 3, true, PENDING",
    "1, 7, -, -, UNKNOWN",
    "1, -, 3, -, UPLOADED",
    "1, -, 1, -, PENDING",
    "1, -, 0, -, PENDING",
    "1, -, -, true, UPLOADED",
    "1, -, -, -, UNKNOWN",
    "0, -, -, -, PENDING",
    "4, -, -, -, PENDING",
    "2, -, 3, true, PENDING",
    "4, 1, -, -, PENDING",
    "4, 3, -, -, UPLOADED",
    "-, -, -, -, UNKNOWN",
  })
  void uploadedOnlyWhereThePhoneNotedIt(
      @Nullable Long asset, @Nullable Long master, @Nullable Long upload, @Nullable Boolean inCloud, CloudState expected) {
    assertThat(new CloudRule(true).state(Rows.row(1, asset, master), facts(true, inCloud, upload))).isEqualTo(expected);
  }

  @Test
  void nothingWaitsWhileICloudPhotosIsOff() {
    var off = new CloudRule(false);
    assertThat(off.state(Rows.row(1, 0L, 0L), facts(true, null, 0L))).isEqualTo(CloudState.UNKNOWN);
    assertThat(off.state(Rows.row(1, 0L, null), ResourceFacts.NONE)).isEqualTo(CloudState.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    // ZASSET, ZCLOUDMASTER, here, in cloud, expected
    "1, 3, -, -, true",
    "1, -, false, true, true",
    "1, -, false, -, true",
    "0, -, false, false, false",
    "1, 1, false, -, false",
    "1, 1, false, true, true",
    "0, 0, true, -, false",
    "0, 0, true, false, false",
    "1, -, -, -, true",
    "0, -, -, -, false",
  })
  void aMissingOriginalIsInICloudOnlyIfThePhoneSaysSo(
      @Nullable Long asset, @Nullable Long master, @Nullable Boolean here, @Nullable Boolean inCloud, boolean expected) {
    assertThat(new CloudRule(true).holdsOriginal(Rows.row(1, asset, master), facts(here, inCloud, null))).isEqualTo(expected);
  }

  @Test
  void iCloudPhotosIsOnIfThePhoneKeepsItsMarkerOrHandlesAnAsset() throws Exception {
    var files = new InMemoryDeviceFiles();
    var phone = new PhoneListing(files, Cancellation.none());
    var row = Rows.row(1, 0L, null);
    var handled = Rows.row(2, 1L, null);
    assertThat(CloudRule.ask(phone, List.of(row)).state(row, ResourceFacts.NONE)).isEqualTo(CloudState.UNKNOWN);
    assertThat(CloudRule.ask(phone, List.of(row, handled)).state(row, ResourceFacts.NONE)).isEqualTo(CloudState.PENDING);
    files.file(CloudRule.MARKER, 3);
    assertThat(CloudRule.ask(phone, List.of(row)).state(row, ResourceFacts.NONE)).isEqualTo(CloudState.PENDING);
    files.failing(CloudRule.MARKER, ProblemId.FILE_DENIED);
    assertThat(CloudRule.ask(phone, List.of(row)).state(row, ResourceFacts.NONE)).isEqualTo(CloudState.UNKNOWN);
  }
}

package org.photokura.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceModelsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "iPhone6,2|iPhone 5s|HOLD_HOME_AND_TOP",
      "iPhone8,4|iPhone SE (1st generation)|HOLD_HOME_AND_TOP",
      "iPhone9,3|iPhone 7|HOLD_VOLUME_DOWN_AND_SIDE",
      "iPhone10,1|iPhone 8|VOLUME_UP_DOWN_HOLD_SIDE",
      "iPhone12,8|iPhone SE (2nd generation)|VOLUME_UP_DOWN_HOLD_SIDE",
      "iPhone16,1|iPhone 15 Pro|VOLUME_UP_DOWN_HOLD_SIDE",
      "iPhone18,4|iPhone Air|VOLUME_UP_DOWN_HOLD_SIDE",
      "iPad7,11|iPad (7th generation)|HOLD_HOME_AND_TOP",
      "iPad8,1|iPad Pro (11-inch)|VOLUMES_HOLD_TOP",
      "iPad12,1|iPad (9th generation)|HOLD_HOME_AND_TOP",
      "iPad14,1|iPad mini (6th generation)|VOLUMES_HOLD_TOP",
      "iPod9,1|iPod touch (7th generation)|HOLD_VOLUME_DOWN_AND_SIDE"})
  void knowsNameAndButtonsOfEachGeneration(String type, String name, RestartKeys keys) {
    assertThat(DeviceModels.name(type)).isEqualTo(name);
    assertThat(DeviceModels.restartKeys(type)).contains(keys);
  }

  @Test
  void showsTheTypeOfAModelThatCameLater() {
    assertThat(DeviceModels.name("iPhone42,7")).isEqualTo("iPhone42,7");
    assertThat(DeviceModels.restartKeys("iPhone42,7")).contains(RestartKeys.VOLUME_UP_DOWN_HOLD_SIDE);
    assertThat(DeviceModels.restartKeys("iPad42,7")).contains(RestartKeys.VOLUMES_HOLD_TOP);
  }

  @Test
  void claimsNoButtonsForWhatItDoesNotKnow() {
    assertThat(DeviceModels.restartKeys("Watch7,1")).isEmpty();
    assertThat(DeviceModels.restartKeys("")).isEmpty();
  }
}

package org.photokura.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.diagnose.Fix.Kind;
import org.photokura.diagnose.Fix.Place;
import org.photokura.text.Texts;

class FixesTest {

  @ParameterizedTest
  @EnumSource(CheckId.class)
  void everyFixHasItsWordsInBothLanguages(CheckId check) {
    for (String ios : List.of("15.8.3", "16.7", "17.6.1", "18.2", "26.1", "27.0")) {
      for (Fix fix : Fixes.of(check, ios)) {
        for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
          var texts = Texts.of(language);
          assertThat(texts.has("check.fix." + fix.key())).as(fix.key()).isTrue();
          assertThat(fix.path()).allMatch(place -> texts.has("check.place." + place.key()));
        }
        assertThat(fix.path().isEmpty()).as("only a path has places").isEqualTo(fix.kind() != Kind.PATH);
      }
    }
  }

  @Test
  void photosMovedBelowAppsWithIos18() {
    assertThat(Fixes.of(CheckId.MOBILE_DATA, "17.6.1").getFirst().path()).containsExactly(Place.SETTINGS, Place.PHOTOS, Place.MOBILE_DATA);
    assertThat(Fixes.of(CheckId.MOBILE_DATA, "18.0").getFirst().path()).containsExactly(Place.SETTINGS, Place.APPS, Place.PHOTOS, Place.MOBILE_DATA);
    assertThat(Fixes.of(CheckId.MOBILE_DATA, null).getFirst().path()).contains(Place.APPS);
  }

  @Test
  void riskyStepsComeLastAndAreThoseThatLeaveICloud() {
    for (CheckId check : CheckId.values()) {
      var fixes = Fixes.of(check, "26.1");
      for (int i = 0; i < fixes.size(); i++) {
        assertThat(fixes.get(i).risky()).as("%s %s", check, fixes.get(i).key()).isEqualTo(List.of("sign-out", "switch-off").contains(fixes.get(i).key()));
        assertThat(fixes.get(i).risky() && i < fixes.size() - 1).isFalse();
      }
    }
  }
}

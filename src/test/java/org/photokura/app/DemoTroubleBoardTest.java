package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.text.Texts;
import org.photokura.ui.shell.DemoTroubles;
import org.photokura.virtualphone.scenario.Scenario;

class DemoTroubleBoardTest {

  /** The menu is made when the demo's window opens: one name missing would keep it shut. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyTroubleAndScenarioHasItsName(String language) {
    var texts = Texts.of(Locale.forLanguageTag(language));
    for (var kind : DemoTroubles.Kind.values()) {
      assertThat(texts.get("ui.trouble." + kind.key())).isNotBlank();
    }
    for (var scenario : Scenario.values()) {
      assertThat(texts.get("ui.trouble.scenario." + scenario.key())).as("a new scenario needs a name in ui.properties and its twin").isNotBlank();
    }
  }
}

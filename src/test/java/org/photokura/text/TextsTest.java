package org.photokura.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void setsSentencesAsTheLanguageDoes() {
    assertThat(Texts.of(Locale.ENGLISH).sentences("It came out.", "", "Plug it in.")).isEqualTo("It came out. Plug it in.");
    assertThat(Texts.of(Locale.JAPANESE).sentences("抜けました。", "", "つなぎ直してください。")).isEqualTo("抜けました。つなぎ直してください。");
  }
}

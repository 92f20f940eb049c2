package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.transfer.LayoutTemplate.Values;

class LayoutTemplateTest {

  private static final OffsetDateTime TAKEN = OffsetDateTime.parse("2024-05-06T23:59:58+09:00");

  private static Values values(String album) {
    return new Values(TAKEN, "IMG_0001", album, "Mika's iPhone", "live");
  }

  private static String path(String template, Values values) throws ProblemException {
    var place = LayoutTemplate.parse(template).place(values);
    return String.join("/", place.folders()) + "|" + place.stem();
  }

  @Test
  void fillsEveryTokenInThePhotosOwnZone() throws Exception {
    assertThat(path("{yyyy}/{MM}/{name}", values(null))).isEqualTo("2024/05|IMG_0001");
    assertThat(path("{device}/{yyyy}-{MM}-{dd}/{HH}.{mm}.{ss} {name} {kind}", values(null))).isEqualTo("Mika's iPhone/2024-05-06|23.59.58 IMG_0001 live");
    assertThat(path("{name}", values(null))).isEqualTo("|IMG_0001");
    assertThat(path("{yyyy}\\{name}", values(null))).isEqualTo("2024|IMG_0001");
  }

  @Test
  void albumsBecomeFoldersAndNoAlbumNone() throws Exception {
    assertThat(path("{album}/{name}", values("Trips/Kyoto in autumn"))).isEqualTo("Trips/Kyoto in autumn|IMG_0001");
    assertThat(path("{yyyy}/{album}/{name}", values(null))).isEqualTo("2024|IMG_0001");
    assertThat(path("Albums/{album} x/{name}", values("a/b"))).isEqualTo("Albums/a_b x|IMG_0001");
  }

  @Test
  void hostileValuesStayWithinTheirPlace() throws Exception {
    var evil = new Values(TAKEN, "../../../x", "../..//.photokura/CON", "..", "k");
    var place = LayoutTemplate.parse("{device}/{album}/{name}").place(evil);
    assertThat(place.folders()).noneMatch(f -> f.equals("..") || f.startsWith(".") || f.contains("/") || f.isBlank());
    assertThat(place.stem()).doesNotContain("/").doesNotStartWith(".");
  }

  @Test
  void yearsOutOfRangeAreHeldInFourDigits() throws Exception {
    assertThat(path("{yyyy}/{name}", new Values(OffsetDateTime.parse("-0044-03-15T00:00:00Z"), "a", null, "d", "k"))).startsWith("0000|");
    assertThat(path("{yyyy}/{name}", new Values(OffsetDateTime.parse("+12024-03-15T00:00:00Z"), "a", null, "d", "k"))).startsWith("9999|");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "/{name}", "{name}/", "a//b", "../{name}", "{yyyy}/../{name}", ".hidden/{name}", "{name", "name}", "{}", "{nmae}", "C:/{name}", "{yyyy}/a*b",
      "./{name}", "{YYYY}/{name}", "{name}.", "a\0b"})
  void refusesATemplateThatCannotBeMeant(String template) {
    var e = catchThrowableOfType(ProblemException.class, () -> LayoutTemplate.parse(template));
    assertThat(e).as(template).isNotNull();
    assertThat(e.problem().id()).isEqualTo(ProblemId.LAYOUT_INVALID);
  }

  @Test
  void namesTheTokenThatItDoesNotKnow() {
    var e = catchThrowableOfType(ProblemException.class, () -> LayoutTemplate.parse("{yyyy}/{nmae}"));
    assertThat(e.problem().data()).containsEntry("token", "{nmae}");
    assertThat(List.of(e.problem().data().keySet())).isNotEmpty();
  }
}

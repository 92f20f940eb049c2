package org.photokura.diagnose.words;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.diagnose.Answer;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Fact;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Fix;
import org.photokura.diagnose.SettingsPaths;
import org.photokura.diagnose.Where;
import org.photokura.text.Texts;

/** What the checks say, in one language, with the ways through Settings as the phone's own iOS has them. */
public final class CheckWords {

  private final Texts texts;
  private final Clock clock;

  /**
   * @param clock for its zone: times are shown as this computer's
   */
  public CheckWords(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  public String title(CheckId id) {
    return texts.get("check." + id.key() + ".title");
  }

  public String status(Finding finding) {
    return texts.get("check.status." + finding.status().key());
  }

  /**
   * What a check says, whole.
   *
   * @param iosVersion the phone's, for the ways through Settings; null counts as the newest
   */
  public String advice(Finding finding, @Nullable String iosVersion) {
    return advice(finding, iosVersion, false);
  }

  /**
   * The same, without warnings of a loss that cannot happen any more.
   *
   * @param saved whether every photo that iCloud may not have is saved elsewhere
   */
  public String advice(Finding finding, @Nullable String iosVersion, boolean saved) {
    if (finding.status() == Finding.Status.OK && finding.facts().stream().anyMatch(fact -> fact.source().equals(Answer.SOURCE))) {
      return texts.get("check.told-fine");
    }
    var values = new HashMap<String, Object>(finding.values());
    values.replaceAll((_, value) -> value instanceof LocalDate day ? texts.formats().shortDay(day, LocalDate.EPOCH) : value);
    for (Where where : Where.values()) {
      values.put(where.placeholder(), way(SettingsPaths.to(where, iosVersion)));
    }
    String key = "check." + finding.id().key() + ".advice." + finding.advice();
    return texts.get(saved && texts.has(key + ".saved") ? key + ".saved" : key, values);
  }

  /** A place as it stands alone. */
  public String place(Fix.Place place) {
    return texts.get("check.place." + place.key());
  }

  /** A way as part of a sentence. */
  public String way(List<Fix.Place> places) {
    return places.stream().map(this::inText).reduce((a, b) -> texts.get("check.path.between", Map.of("a", a, "b", b))).orElse("");
  }

  private String inText(Fix.Place place) {
    String own = "check.place." + place.key() + ".in-text";
    return texts.has(own) ? texts.get(own) : texts.get("check.path.place", "name", place(place));
  }

  /** The value of a fact and where it stands, without times: {@code isExceedingQuota = true · /PhotoData/CPL/syncstatus.plist}. */
  public String fact(Fact fact) {
    if (fact.name().equals(Fact.SOURCE)) {
      return fact.value().equals(Fact.MISSING)
          ? texts.get("check.source.missing", "name", fact.source())
          : texts.get("check.source.unreadable", Map.of("name", fact.source(), "reason", reason(fact.value())));
    }
    return fact.name() + " = " + value(fact.value()) + " · " + fact.source();
  }

  /** Why a source told nothing, in the words of somebody who reads on. */
  private String reason(Object problem) {
    var id = Arrays.stream(ProblemId.values()).filter(known -> known.key().equals(problem)).findFirst();
    return texts.get("check.reason." + switch (id.orElse(ProblemId.INTERNAL)) {
      case FILE_DENIED, SERVICE_REFUSED, SERVICE_LIMIT -> "denied";
      case DEVICE_TIMEOUT, FILE_TIMEOUT -> "silent";
      case DEVICE_LOCKED -> "locked";
      case DEVICE_GONE, CONNECTION_LOST -> "gone";
      case PROTOCOL_BROKEN -> "odd";
      default -> "other";
    });
  }

  private String value(Object value) {
    return value instanceof Instant time ? time(time) : String.valueOf(value);
  }

  /** A fact with both its times, for somebody who was not there. */
  public String dated(Fact fact) {
    String read = texts.get(fact.source().equals(Answer.SOURCE) ? "check.fact.told" : "check.fact.read", "time", time(fact.readAt()));
    if (fact.source().equals(Answer.SOURCE)) {
      return read;
    }
    return fact.observedAt() == null ? fact(fact) + " · " + read : fact(fact) + " · " + texts.get("check.fact.noted", "time", time(fact.observedAt())) + " · " + read;
  }

  /** A moment as this computer's clock would show it. */
  public String time(Instant time) {
    var here = time.atZone(clock.getZone());
    return texts.formats().shortDay(here.toLocalDate(), LocalDate.EPOCH) + ", " + texts.formats().time(here.toLocalTime());
  }
}

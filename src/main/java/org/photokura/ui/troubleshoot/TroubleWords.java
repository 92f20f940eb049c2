package org.photokura.ui.troubleshoot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceModels;
import org.photokura.device.RestartKeys;
import org.photokura.diagnose.Answer;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Fact;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Fix;
import org.photokura.diagnose.words.CheckWords;
import org.photokura.text.Texts;

/** The words of the checks. */
final class TroubleWords {

  /** Younger than this, a note of the phone is as good as read now. */
  private static final Duration RECENT = Duration.ofMinutes(30);

  private static final Pattern FIRST_SENTENCE = Pattern.compile("^.*?(?:\\.(?= )|。)");

  private static final Pattern SENTENCE = Pattern.compile(".+?(?:\\.(?= |$)|。|$)");

  private static final Pattern TOP_BUTTON = Pattern.compile("iPhone[1-6],\\d|iPhone8,4|iPad.*|iPod.*");

  private final Texts texts;
  private final Clock clock;
  private final Supplier<DeviceFacts> phone;
  private final BooleanSupplier asked;
  private final BooleanSupplier saved;
  private final CheckWords words;

  /**
   * @param phone what the phone told last: ways through Settings depend on its iOS
   * @param asked whether there is a phone that can be asked, or was one
   * @param saved whether nothing can be lost any more: then nothing warns of it
   */
  TroubleWords(Texts texts, Clock clock, Supplier<DeviceFacts> phone, BooleanSupplier asked, BooleanSupplier saved) {
    this.texts = texts;
    this.clock = clock;
    this.phone = phone;
    this.asked = asked;
    this.saved = saved;
    this.words = new CheckWords(texts, clock.withZone(ZoneId.systemDefault()));
  }

  /** The words that the command line has as well. */
  CheckWords words() {
    return words;
  }

  String title(CheckId id) {
    return words.title(id);
  }

  /** What the check says, whole. */
  String advice(CheckRow row) {
    Finding finding = row.finding();
    return finding == null ? texts.get(asked.getAsBoolean() ? "ui.troubleshoot.looking" : "ui.troubleshoot.not-asked") : words.advice(finding, phone.get().iosVersion(), saved.getAsBoolean());
  }

  /** What the check says, in one sentence. */
  String brief(CheckRow row) {
    return firstSentence(advice(row));
  }

  /** The first of some sentences. */
  static String firstSentence(String whole) {
    var first = FIRST_SENTENCE.matcher(whole);
    return first.find() ? first.group() : whole;
  }

  /** What the check says after that sentence, which stands above it already; empty if that was all. */
  String rest(CheckRow row) {
    return advice(row).substring(brief(row).length()).strip();
  }

  /** The button for "all is as it should be", or for the opposite. */
  String answer(CheckId id, boolean fine) {
    String own = "check." + id.key() + ".answer." + (fine ? "fine" : "problem");
    return texts.has(own) ? texts.get(own) : texts.get(fine ? "ui.troubleshoot.answer.fine" : "ui.troubleshoot.answer.problem");
  }

  String place(Fix.Place place) {
    return words.place(place);
  }

  String fix(Fix fix) {
    return texts.get("check.fix." + fix.key());
  }

  /** Which buttons restart this very model; the youngest models' if it is not known. */
  RestartKeys restartKeys(@Nullable String productType) {
    return productType == null ? RestartKeys.VOLUME_UP_DOWN_HOLD_SIDE : DeviceModels.restartKeys(productType).orElse(RestartKeys.VOLUME_UP_DOWN_HOLD_SIDE);
  }

  /** Whether the key beside Home lies on top: iPhone SE (1st generation), 5s and older. */
  boolean hasTopButton(@Nullable String productType) {
    return productType != null && TOP_BUTTON.matcher(productType).matches();
  }

  /** How these buttons are pressed, step by step; as many as the drawing has numbers. */
  List<String> keySteps(@Nullable String productType) {
    return SENTENCE.matcher(keys(productType)).results().map(sentence -> sentence.group().strip()).toList();
  }

  /** The same in one. */
  String keys(@Nullable String productType) {
    return texts.get(switch (restartKeys(productType)) {
      case VOLUME_UP_DOWN_HOLD_SIDE -> "check.keys.volume-up-down-hold-side";
      case HOLD_VOLUME_DOWN_AND_SIDE -> "check.keys.hold-volume-down-and-side";
      case HOLD_HOME_AND_TOP -> "check.keys.hold-home-and-top";
      case VOLUMES_HOLD_TOP -> "check.keys.volumes-hold-top";
    });
  }

  /** Where a finding comes from and how old that is, in few words; empty where it rests on nothing. */
  String evidence(@Nullable Finding finding) {
    if (finding == null || finding.facts().isEmpty()) {
      return "";
    }
    var told = finding.facts().stream().filter(f -> f.source().equals(Answer.SOURCE)).findFirst();
    if (told.isPresent()) {
      return texts.get("ui.troubleshoot.evidence.told", "ago", ago(told.get().readAt()));
    }
    if (finding.facts().stream().allMatch(fact -> fact.name().equals(Fact.SOURCE))) {
      return texts.get("ui.troubleshoot.evidence.unreadable");
    }
    var noted = finding.facts().stream().map(Fact::observedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
    if (noted.isPresent() && Duration.between(noted.get(), clock.instant()).compareTo(RECENT) > 0 && finding.id() != CheckId.ICLOUD_PHOTOS_ON && finding.id() != CheckId.IOS_VERSION) {
      return texts.get("ui.troubleshoot.evidence.noted", "ago", ago(noted.get()));
    }
    return texts.get("ui.troubleshoot.evidence.read", "ago", ago(finding.facts().getFirst().readAt()));
  }

  /** A fact as a helper wants it: the phone's own name, value, source, and both times. */
  String fact(Fact fact) {
    if (fact.source().equals(Answer.SOURCE)) {
      return texts.get("ui.troubleshoot.evidence.told", "ago", ago(fact.readAt()));
    }
    String line = words.fact(fact);
    return fact.observedAt() == null
        ? line + " · " + texts.get("ui.troubleshoot.evidence.read", "ago", ago(fact.readAt()))
        : line + " · " + texts.get("ui.troubleshoot.evidence.noted", "ago", ago(fact.observedAt()));
  }

  /** "just now", "3 min ago", "2 h ago", or the day. */
  String ago(Instant then) {
    Instant now = clock.instant();
    Duration age = Duration.between(then, now);
    if (age.toSeconds() < 60) {
      return texts.get("ui.troubleshoot.ago.now");
    }
    if (age.toMinutes() < 60) {
      return texts.get("ui.troubleshoot.ago.minutes", "count", age.toMinutes());
    }
    if (age.toHours() < 24) {
      return texts.get("ui.troubleshoot.ago.hours", "count", age.toHours());
    }
    ZoneId zone = clock.getZone();
    return texts.get("ui.troubleshoot.ago.day", "day", texts.formats().shortDay(LocalDate.ofInstant(then, zone), LocalDate.ofInstant(now, zone)));
  }
}

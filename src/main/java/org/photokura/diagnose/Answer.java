package org.photokura.diagnose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.photokura.diagnose.Finding.Status;

/**
 * What the person said after looking, where the cable could not tell.
 *
 * @param fine whether all is as it should be
 * @param at when it was said
 */
public record Answer(boolean fine, Instant at) {

  /** The source of a fact that a person told. */
  public static final String SOURCE = "person";

  /** Which of a check's texts applies once the person said that it is the problem; the question's own text for all others. */
  private static final Map<CheckId, String> ADVICE = Map.ofEntries(
      Map.entry(CheckId.ICLOUD_PHOTOS_ON, "off"),
      Map.entry(CheckId.NETWORK, "offline"),
      Map.entry(CheckId.ICLOUD_STORAGE, "full"),
      Map.entry(CheckId.SIGN_IN, "signedOut"),
      Map.entry(CheckId.IOS_VERSION, "update"),
      Map.entry(CheckId.LOW_POWER_MODE, "on"),
      Map.entry(CheckId.PHONE_STORAGE, "full"),
      Map.entry(CheckId.MOBILE_DATA, "restricted"),
      Map.entry(CheckId.LOW_DATA_MODE, "on"),
      Map.entry(CheckId.PAUSED, "paused"),
      Map.entry(CheckId.BATTERY, "low"),
      Map.entry(CheckId.THERMAL, "hot"),
      Map.entry(CheckId.CLOCK, "wrong"),
      Map.entry(CheckId.MANAGED, "forbidden"),
      Map.entry(CheckId.STUCK_ITEMS, "still"),
      Map.entry(CheckId.SHARED_LIBRARY, "full"),
      Map.entry(CheckId.LIBRARY_RESET, "wiped"));

  /** The finding with this answer in it; what the phone itself told is never overruled. */
  public Finding applyTo(Finding asked) {
    if (asked.status() != Status.ASK) {
      return asked;
    }
    List<Fact> facts = new ArrayList<>(asked.facts());
    facts.add(new Fact("answer", fine, SOURCE, null, at));
    return fine
        ? new Finding(asked.id(), Status.OK, asked.advice(), asked.values(), facts)
        : new Finding(asked.id(), Status.PROBLEM, ADVICE.getOrDefault(asked.id(), asked.advice()), asked.values(), facts);
  }
}

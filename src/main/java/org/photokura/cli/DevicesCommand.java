package org.photokura.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess.DeviceStatus;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceModels;
import org.photokura.device.TrustState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the phones that are there. */
@Command(name = "devices")
final class DevicesCommand extends BaseCommand {

  @Mixin private final JsonOption format = new JsonOption();

  DevicesCommand(CliContext context) {
    super(context);
  }

  /** A phone and what it told; null: nothing. */
  private record Phone(AttachedDevice device, @Nullable DeviceStatus status) {

    DeviceFacts facts() {
      return status == null ? DeviceFacts.UNKNOWN : status.facts();
    }
  }

  @Override
  int execute() throws IOException {
    var phones = new ArrayList<Phone>();
    DeviceException unread = null;
    try (var devices = services.devices().get()) {
      for (var device : attached(devices)) {
        try {
          phones.add(new Phone(device, devices.status(device, cancellation)));
        } catch (DeviceException e) {
          if (e.problem().id() != ProblemId.DEVICE_GONE) {
            console.problem(e.problem());
            phones.add(new Phone(device, null));
            unread = e;
          }
        }
      }
    }
    if (format.json) {
      printJson(phones);
    } else {
      phones.forEach(this::printLine);
      if (phones.isEmpty()) {
        console.say("cli.devices.none", Map.of());
      }
    }
    return unread != null && phones.stream().allMatch(phone -> phone.status == null) ? ExitStatus.of(unread.problem()) : ExitStatus.OK;
  }

  private List<AttachedDevice> attached(org.photokura.device.DeviceAccess devices) throws DeviceException {
    try {
      var attached = devices.attached(cancellation);
      if (attached.isEmpty() && devices.serviceSleeps()) {
        console.note("cli.devices.asleep");
      }
      return attached;
    } catch (DeviceException e) {
      // No usbmuxd simply means that no phone is there; one that hangs is a failure.
      if (e.problem().id() == ProblemId.USBMUXD_MISSING || e.problem().id() == ProblemId.USBMUXD_REFUSED) {
        console.problem(e.problem());
        return List.of();
      }
      throw e;
    }
  }

  /** One word for people and scripts: a trusted phone whose screen is locked is "locked", because that is what stands in the way. */
  private static String trust(DeviceStatus status) {
    boolean locked = status.trust() == TrustState.TRUSTED && Boolean.TRUE.equals(status.facts().passcodeLocked());
    return (locked ? TrustState.LOCKED : status.trust()).name().toLowerCase(Locale.ROOT);
  }

  private void printLine(Phone phone) {
    var facts = phone.facts();
    var texts = console.texts();
    var line = new ArrayList<String>();
    line.add(facts.name() == null ? texts.get("cli.devices.unnamed") : facts.name());
    if (facts.productType() != null) {
      line.add(DeviceModels.name(facts.productType()));
    }
    if (facts.iosVersion() != null) {
      line.add("iOS " + facts.iosVersion());
    }
    line.add(texts.get(phone.status == null ? "cli.devices.unread" : "cli.trust." + trust(phone.status)));
    if (facts.capacityBytes() != null && facts.freeBytes() != null) {
      line.add(texts.get("cli.devices.free", Map.of("free", texts.formats().size(facts.freeBytes()), "capacity", texts.formats().size(facts.capacityBytes()))));
    }
    line.add(phone.device.udid().value());
    console.out().println(String.join(" · ", line));
  }

  private void printJson(List<Phone> phones) throws IOException {
    try (var json = Json.open(console.out())) {
      json.writeStartArray();
      for (var phone : phones) {
        var facts = phone.facts();
        json.writeStartObject();
        json.writeStringField("udid", phone.device.udid().value());
        json.writeObjectField("name", facts.name());
        json.writeObjectField("productType", facts.productType());
        json.writeObjectField("model", facts.productType() == null ? null : DeviceModels.name(facts.productType()));
        json.writeObjectField("iosVersion", facts.iosVersion());
        json.writeStringField("connection", phone.device.connection().name().toLowerCase(Locale.ROOT));
        json.writeObjectField("trust", phone.status == null ? null : trust(phone.status));
        json.writeObjectField("capacityBytes", facts.capacityBytes());
        json.writeObjectField("freeBytes", facts.freeBytes());
        json.writeObjectField("batteryPercent", facts.batteryPercent());
        json.writeObjectField("charging", facts.charging());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    console.out().println();
    console.out().flush();
  }
}

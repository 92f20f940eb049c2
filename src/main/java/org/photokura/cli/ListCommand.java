package org.photokura.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.device.DevicePicker;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists items, each as soon as it is known. */
@Command(name = "list")
final class ListCommand extends BaseCommand {

  @Mixin private final DeviceOption device = new DeviceOption();
  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final JsonOption format = new JsonOption();

  ListCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    try (var devices = services.devices().get()) {
      var phone = DevicePicker.pick(devices.attached(cancellation), device.wanted());
      var chosen = selection.toSelection();
      var saved = chosen.onlyNew() ? savedItems() : SavedItems.none();
      try (var session = opened(devices.open(phone, cancellation)); var json = format.json ? Json.open(console.out()) : null) {
        var printer = new Printer(chosen, saved, json);
        services.library().get().read(session, printer, cancellation);
        return printer.end();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private SavedItems savedItems() throws ProblemException {
    var destination = services.defaultDestination().get();
    if (destination.isEmpty()) {
      console.note("cli.list.noDestination");
      return SavedItems.none();
    }
    return services.saved().open(destination.get());
  }

  /** Prints what is chosen as it comes. */
  private final class Printer implements LibrarySink {
    private final DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(console.texts().locale());
    private final Selection chosen;
    private final SavedItems saved;
    private final @Nullable JsonGenerator json;
    private final DatabaseWatch database;
    private int count;

    Printer(Selection chosen, SavedItems saved, @Nullable JsonGenerator json) {
      this.chosen = chosen;
      this.database = new DatabaseWatch(chosen);
      this.saved = saved;
      this.json = json;
    }

    @Override
    public void albums(List<Album> albums) {
      database.albums();
    }

    @Override
    public void items(List<Item> batch) {
      database.items(batch);
      try {
        for (var item : batch) {
          if (chosen.test(item) && !(chosen.onlyNew() && saved.contains(item))) {
            count++;
            print(item);
          }
        }
        if (json != null) {
          json.flush();
        }
        console.out().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void print(Item item) throws IOException {
      if (json != null) {
        Json.item(json, item);
        return;
      }
      var taken = item.created() == null ? console.texts().get("cli.list.noDate") : dates.format(item.created());
      console.out().printf("%-24s %-6s %9s  %s%n", taken, console.texts().get("cli.kind." + item.kind().key()), console.texts().formats().fileSize(item.knownBytes()), item.name());
    }

    @Override
    public void notice(Problem problem) {
      database.notice(problem);
      console.problem(problem);
    }

    /** Ends the answer; returns the exit status. */
    int end() throws IOException {
      if (json != null) {
        json.flush();
        if (count > 0) {
          console.out().println();
        }
      } else {
        console.say("cli.list.count", Map.of("count", count));
      }
      console.out().flush();
      return database.end(console, ExitStatus.OK);
    }
  }
}

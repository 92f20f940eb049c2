package org.photokura.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@link PhoneMain} as seen from the benchmark. */
final class PhoneProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final String address;

  /** What lies on the phone now; of a library no number of files, and the bytes of its database. */
  record Served(long files, long bytes) {}

  /** What the phone saw since it was told what to serve. */
  record Seen(long firstQuestionMillis, long firstReadMillis, long lastReadMillis, long readBytes, int connections, long writeAttempts) {}

  private PhoneProcess(Process process) throws IOException {
    this.process = process;
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.address = answer();
  }

  static PhoneProcess start(Path work) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), PhoneMain.class.getName(),
        work.resolve("phone").toString());
    var builder = new ProcessBuilder(command).redirectError(new File(work.toFile(), "phone.log"));
    return new PhoneProcess(Child.start(builder));
  }

  /** For {@code USBMUXD_SOCKET_ADDRESS}. */
  String address() {
    return address;
  }

  Served serve(BenchCase of) throws IOException {
    var words = ask("serve " + of.tree() + " " + of.cable() + " " + of.connections()).split(" ");
    return new Served(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  Seen seen() throws IOException {
    var words = ask("seen").split(" ");
    return new Seen(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), Integer.parseInt(words[4]),
        Long.parseLong(words[5]));
  }

  double cpuSeconds() throws IOException {
    return ProcFiles.cpuSeconds(process.pid());
  }

  private String ask(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    return answer();
  }

  private String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(PhoneMain.ANSWER)) {
        return line.substring(PhoneMain.ANSWER.length());
      }
    }
    throw new IOException("the virtual phone has ended; its log is phone.log");
  }

  @Override
  public void close() throws InterruptedException {
    Child.end(process);
  }
}

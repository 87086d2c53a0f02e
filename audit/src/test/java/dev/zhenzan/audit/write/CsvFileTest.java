package dev.zhenzan.audit.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove the bytes of single fields. Cannot prove that every spreadsheet reads them alike: what
 * looks like a formula is left as it is on purpose.
 */
final class CsvFileTest {
  @TempDir Path folder;

  @Test
  void quotesOnlyWhatNeedsIt() throws IOException {
    assertEquals(
        "plain,\"with,comma\",\"say \"\"so\"\"\",\"two\nlines\",\" edge\",真赞🎉,\n",
        line(
            csv ->
                csv.text("plain")
                    .text("with,comma")
                    .text("say \"so\"")
                    .text("two\nlines")
                    .text(" edge")
                    .text("真赞🎉")
                    .nothing()));
  }

  @Test
  void neverAltersAnId() throws IOException {
    assertEquals("=1+1,@x,-5\n", line(csv -> csv.text("=1+1").text("@x").text("-5")));
  }

  @Test
  void writesDecimalsWithoutTrailingZeros() throws IOException {
    assertEquals(
        "0,1,0.5,0.000001,-0.25,-3,12345678901.2345\n",
        line(
            csv ->
                csv.decimal(0, 6)
                    .decimal(1_000_000, 6)
                    .decimal(500_000, 6)
                    .decimal(1, 6)
                    .decimal(-2_500, 4)
                    .decimal(-30_000, 4)
                    .decimal(123_456_789_012_345L, 4)));
  }

  @Test
  void anEmptyFirstFieldKeepsItsComma() throws IOException {
    assertEquals(",x\n", line(csv -> csv.nothing().text("x")));
    assertEquals(",x\n", line(csv -> csv.text("").text("x")));
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("there.csv"));
    assertThrows(FileAlreadyExistsException.class, () -> CsvFile.create(file, "a"));
  }

  @Test
  void falseAlarmsStayReadableBelowWhatAFloatingPointNumberHolds() {
    assertEquals("1.0e0", RingFiles.falseAlarms(0));
    assertEquals("1.0e-3", RingFiles.falseAlarms(-6_908));
    assertEquals("5.1e-435", RingFiles.falseAlarms(-1_000_000));
    assertEquals("7.4e0", RingFiles.falseAlarms(2_000));
  }

  private interface Fields {
    void write(CsvFile csv) throws IOException;
  }

  private String line(Fields fields) throws IOException {
    Path file = Files.createTempDirectory(folder, "csv").resolve("x.csv");
    try (CsvFile csv = CsvFile.create(file, "heading")) {
      fields.write(csv);
      csv.end();
    }
    return Files.readString(file).substring("heading\n".length());
  }
}

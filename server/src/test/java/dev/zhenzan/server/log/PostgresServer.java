package dev.zhenzan.server.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server for tests, one in a JVM, gone with it. Its programs are those of the
 * machine, or else those on the class path (see {@link PostgresPrograms}); it listens on a free
 * port of loopback, with its data in a folder of its own. It refuses to run as root, so then it
 * runs as nobody.
 */
public final class PostgresServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int START_SECONDS = 60;
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable PostgresServer shared;
  private static @Nullable String absent;

  private final Path programs;
  private final Path home;
  private final int port;

  private PostgresServer() throws IOException {
    this.home = Files.createTempDirectory("zhenzan-postgres");
    this.programs = PostgresPrograms.folder(home);
    this.port = freePort();
  }

  /**
   * The running server.
   *
   * @throws org.opentest4j.TestAbortedException if none can be started here, which says why
   */
  public static synchronized PostgresServer shared() {
    if (shared == null && absent == null) {
      try {
        shared = started();
      } catch (IOException e) {
        absent = "SKIPPED: no PostgreSQL server can be started here: " + e.getMessage();
        System.err.println(absent);
      }
    }
    Assumptions.assumeTrue(shared != null, absent);
    return java.util.Objects.requireNonNull(shared);
  }

  private static PostgresServer started() throws IOException {
    PostgresServer server = new PostgresServer();
    if (isRoot()) {
      var nobody =
          server
              .home
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName("nobody");
      Files.setOwner(server.home, nobody);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
    server.run(
        "initdb",
        "-D",
        server.data(),
        "-U",
        "zhenzan",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        // Whatever language the machine speaks, one that does not sort by bytes.
        "--locale-provider=icu",
        "--icu-locale=zh-CN",
        "--locale=C.UTF-8");
    server.start();
    return server;
  }

  private String data() {
    return home.resolve("data").toString();
  }

  /** Starts it again after {@link #kill}. */
  public void start() throws IOException {
    String options =
        "-p " + port + " -k " + home + " -c listen_addresses=" + LOOPBACK + " -c fsync=off";
    run(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-t",
        "" + START_SECONDS,
        "-o",
        options,
        "-l",
        home.resolve("server.txt").toString(),
        "start");
  }

  /** Ends it at once, as if the power had failed: connections break. */
  public void kill() throws IOException {
    run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
  }

  /** Kills all its processes as {@code kill -9} does. */
  public void killAll() throws IOException {
    Path noted = home.resolve("data").resolve("postmaster.pid");
    long number = Long.parseLong(Files.readAllLines(noted).get(0).strip());
    ProcessHandle first = ProcessHandle.of(number).orElseThrow();
    List<ProcessHandle> others = first.descendants().toList();
    first.destroyForcibly(); // before the others, of whom it would start new ones
    others.forEach(ProcessHandle::destroyForcibly);
    first.onExit().join();
    others.forEach(each -> each.onExit().join());
  }

  private void remove() {
    try {
      kill();
    } catch (IOException e) {
      // It was not running.
    }
    try (var paths = Files.walk(home)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + home);
    }
  }

  /** The URL of a new, empty database. */
  public String newDatabase() throws SQLException {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  /**
   * The URL of a new, empty database whose tables lie in a folder.
   *
   * @param place does not exist yet
   */
  public String newDatabaseIn(Path place) throws IOException, SQLException {
    Files.createDirectory(place);
    if (isRoot()) {
      Files.setOwner(place, Files.getOwner(home));
      // Whoever runs the server must be able to reach it.
      SmallDisk.run("chmod", "a+x", place.getParent().toString());
    }
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLESPACE at_" + name + " LOCATION '" + place + "'");
      statement.execute("CREATE DATABASE " + name + " TABLESPACE at_" + name);
    }
    return url(name);
  }

  /** Takes away what {@link #newDatabaseIn} made; nobody may be connected to it. */
  public void drop(String url) throws SQLException {
    String name = url.replaceAll(".*/(test\\d+)\\?.*", "$1");
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
      statement.execute("DROP TABLESPACE at_" + name);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database + "?user=zhenzan";
  }

  /** Runs one of PostgreSQL's programs, as nobody where we are root. */
  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("zhenzan-postgres", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(2 * START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(program + ": " + Files.readString(said).strip());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}

package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.app.Logs;
import dev.zhenzan.server.app.Places;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Giver;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.OneTimeCodes;
import dev.zhenzan.server.person.People;
import dev.zhenzan.server.person.Person;
import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.Roles;
import dev.zhenzan.server.person.Token;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code zhenzan person}: the people of a database that no service holds at the moment. */
@Command(
    name = "person",
    header = "Adds, lists and disables people, and lets them choose another password.",
    description = {
      "Works on the database itself, so the service must not be running; while it runs, use"
          + " /v1/people. No password is ever given here: what is printed is a code by which the"
          + " person chooses one, once and within a day (POST /v1/setup).",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan person add anna --role admin",
      "  zhenzan person list",
      "  zhenzan person disable anna",
      "  zhenzan person reset-password anna",
    })
final class PersonCommand implements Runnable {

  @Option(
      names = "--db",
      paramLabel = "FILE|URL",
      defaultValue = "zhenzan.db",
      scope = ScopeType.INHERIT,
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "add, list, disable, enable or reset-password?");
  }

  /** Does something with the people. */
  private interface Work {
    void on(Office office) throws StoreException, Refused;
  }

  private int with(Work work) throws StoreException, IOException, RefusedException {
    Logs.quieten();
    InstantSource clock = InstantSource.system();
    try (Database open = Database.open(database)) {
      People people = new People();
      Roles roles = new Roles();
      Register register = Register.open(new JdbcActStore(open), clock, List.of(people, roles));
      SecretBox box = SecretBox.of(Places.of(database).first().boxFile());
      work.on(Office.open(open, register, people, roles, box, Office.ROUNDS, clock));
      return Zhenzan.OK;
    } catch (Refused refused) {
      throw new RefusedException(String.valueOf(refused.getMessage()));
    }
  }

  /** The code is printed alone on standard output, to be caught by a script. */
  private void hand(Token code) {
    spec.commandLine().getOut().println(code.reveal());
    spec.commandLine()
        .getErr()
        .println(
            "zhenzan: a code by which a password is chosen, once and within "
                + OneTimeCodes.INVITATION.toHours()
                + " hours: POST /v1/setup {\"code\", \"password\"}");
  }

  @Command(name = "add", header = "Adds a person and prints a code, once.")
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              description = "viewer, analyst, reviewer, admin, or one of your own.")
          String role)
      throws StoreException, IOException, RefusedException {
    return with(office -> hand(office.staff().add(Giver.OPERATOR, name, role)));
  }

  @Command(name = "list", header = "Lists the people.")
  int list() throws StoreException, IOException, RefusedException {
    return with(
        office -> {
          Table table = Table.ofFacts();
          for (Person person : office.staff().people().all()) {
            table.row(person.name(), shown(office, person));
          }
          table.print(spec.commandLine().getOut());
        });
  }

  private static String shown(Office office, Person person) {
    if (person.disabled()) {
      return person.role() + ", disabled";
    }
    return person.role() + (office.staff().canSignIn(person) ? "" : ", has no password yet");
  }

  @Command(name = "disable", header = "Lets a person sign in no more; their sessions end.")
  int disable(@Parameters(paramLabel = "NAME") String name)
      throws StoreException, IOException, RefusedException {
    return with(office -> office.staff().disable(Giver.OPERATOR, name, /* disabled= */ true));
  }

  @Command(name = "enable", header = "Lets a person sign in again.")
  int enable(@Parameters(paramLabel = "NAME") String name)
      throws StoreException, IOException, RefusedException {
    return with(office -> office.staff().disable(Giver.OPERATOR, name, /* disabled= */ false));
  }

  @Command(
      name = "reset-password",
      header = "Takes a person's password away and prints a code for another, once.")
  int resetPassword(@Parameters(paramLabel = "NAME") String name)
      throws StoreException, IOException, RefusedException {
    return with(office -> hand(office.staff().resetPassword(Giver.OPERATOR, name)));
  }
}

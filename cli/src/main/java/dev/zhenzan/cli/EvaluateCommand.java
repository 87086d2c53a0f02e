package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.sim.score.AccountScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan evaluate}: an audit against the truth. */
@Command(
    name = "evaluate",
    header = "An audit against the truth: precision, recall, honest counts.",
    sortOptions = false,
    description = {
      "Scores an audit against the truth: precision and recall of likes and accounts, and how far"
          + " honest and raw counts are off. A like that weighs less than one half counts as called"
          + " fake; likes that were repeated or taken back are not scored.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan evaluate --audit out/first --truth world",
      "  zhenzan evaluate --likes out/first/likes.parquet --fake-ids truth_likes.csv",
      "  zhenzan evaluate --likes out/first/likes.parquet --fake-ids fake.csv.gz \\",
      "      --accounts out/first/accounts.csv --truth-accounts truth_accounts.csv --json",
    })
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--audit",
      paramLabel = "DIR",
      description = "An audit's output folder, instead of --likes and --accounts.")
  private @Nullable Path audit;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description =
          "The folder of a simulated world, instead of --fake-ids and --truth-accounts: its"
              + " truth_likes.csv and truth_accounts.csv.")
  private @Nullable Path truth;

  @Option(
      names = "--likes",
      paramLabel = "FILE",
      description = "The audit's likes.parquet or likes.csv: id, target, weight.")
  private @Nullable Path likes;

  @Option(
      names = "--fake-ids",
      paramLabel = "FILE",
      description = "The ids of the fake likes: id, and perhaps fake (0 or 1).")
  private @Nullable Path fakeIds;

  @Option(names = "--accounts", paramLabel = "FILE", description = "The audit's accounts.csv.")
  private @Nullable Path accounts;

  @Option(
      names = "--truth-accounts",
      paramLabel = "FILE",
      description = "The truth about accounts: account, label, and perhaps attack, background.")
  private @Nullable Path truthAccounts;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws RefusedException, IOException {
    Score score = judged();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(score.json());
    } else {
      score.print(out);
    }
    return Zhenzan.OK;
  }

  private Score judged() throws RefusedException {
    boolean verdicts = accounts != null || audit != null;
    boolean people = truthAccounts != null || truth != null;
    if ((accounts != null && !people) || (truthAccounts != null && !verdicts)) {
      throw new ParameterException(
          spec.commandLine(), "--accounts and --truth-accounts go together");
    }
    boolean both = verdicts && people;
    return score(
        needed("--audit or --likes", likes, audit, "likes.parquet", "likes.csv"),
        needed("--truth or --fake-ids", fakeIds, truth, "truth_likes.csv"),
        both ? needed("--audit or --accounts", accounts, audit, "accounts.csv") : null,
        both
            ? needed("--truth or --truth-accounts", truthAccounts, truth, "truth_accounts.csv")
            : null);
  }

  /** The file that was named, else the first of the names that is in the folder. */
  private Path needed(String options, @Nullable Path file, @Nullable Path folder, String... names) {
    if (file != null) {
      return file;
    }
    if (folder == null) {
      throw new ParameterException(spec.commandLine(), "needs " + options);
    }
    for (String name : names) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    return folder.resolve(names[0]);
  }

  /** Scores the files of an audit. */
  static Score score(
      Path likes, Path fakeIds, @Nullable Path accounts, @Nullable Path truthAccounts)
      throws RefusedException {
    try (Truths truths = new Truths()) {
      Truths.Likes ofLikes = truths.likes(likes, fakeIds);
      AccountScore ofAccounts =
          accounts == null || truthAccounts == null
              ? null
              : truths.accounts(accounts, truthAccounts);
      return new Score(ofLikes, ofAccounts);
    } catch (SQLException unreadable) {
      String message = String.valueOf(unreadable.getMessage());
      throw new RefusedException("the files cannot be scored: " + message);
    }
  }
}

package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.sim.score.AccountScore;
import dev.zhenzan.sim.score.Confusion;
import dev.zhenzan.sim.score.FlaggedShare;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A score as people and programs read it.
 *
 * @param likes how likes were weighed
 * @param accounts how accounts were judged, or {@code null} where that was not asked
 */
record Score(Truths.Likes likes, @Nullable AccountScore accounts) {

  /** Prints tables: likes, counts, and accounts with every attack and innocent crowd. */
  void print(PrintWriter out) {
    Table table = Table.ofNumbers();
    table.row("", "precision", "recall", "F1", "AUPRC", "found", "missed", "wrong");
    row(table, "likes", likes.likes().confusion(), likes.likes().auprc());
    if (accounts != null) {
      row(table, "accounts", accounts.confusion(), accounts.auprc());
    }
    table.print(out);
    out.println();
    out.printf(
        Locale.ROOT,
        "  honest counts on %,d attacked targets are off by %,.1f likes, raw counts by %,.0f (%.3f of"
            + " it)%n",
        likes.counts().attackedTargets(),
        likes.counts().honestError(),
        likes.counts().rawError(),
        likes.counts().ratio());
    if (likes.unmatched() > 0) {
      out.printf(Locale.ROOT, "  %,d fake ids name no standing like%n", likes.unmatched());
    }
    if (accounts != null) {
      shares(out, "attacks found", accounts.attacks());
      shares(out, "innocent crowds flagged", accounts.innocents());
    }
  }

  /** The same as JSON. */
  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("likes");
      json.writeNumberField("scored", likes.scored());
      json.writeNumberField("unmatched_fake_ids", likes.unmatched());
      confusion(json, likes.likes().confusion(), likes.likes().auprc());
      json.writeEndObject();
      json.writeObjectFieldStart("counts");
      json.writeNumberField("attacked_targets", likes.counts().attackedTargets());
      json.writeNumberField("honest_error", likes.counts().honestError());
      json.writeNumberField("raw_error", likes.counts().rawError());
      json.writeNumberField("ratio", likes.counts().ratio());
      json.writeEndObject();
      if (accounts != null) {
        json.writeObjectFieldStart("accounts");
        confusion(json, accounts.confusion(), accounts.auprc());
        shares(json, "attacks", accounts.attacks());
        shares(json, "innocents", accounts.innocents());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void row(Table table, String name, Confusion confusion, double auprc) {
    table.row(
        name,
        share(confusion.precision()),
        share(confusion.recall()),
        share(confusion.f1()),
        Double.isNaN(auprc) ? "-" : share(auprc),
        whole(confusion.truePositives()),
        whole(confusion.falseNegatives()),
        whole(confusion.falsePositives()));
  }

  private static void shares(PrintWriter out, String title, List<FlaggedShare> shares) {
    out.println();
    Table table = Table.ofNumbers().row(title, "flagged", "of", "share");
    for (FlaggedShare share : shares) {
      table.row(
          share.group().isEmpty() ? "(unnamed)" : share.group(),
          whole(share.flagged()),
          whole(share.accounts()),
          share(share.share()));
    }
    table.print(out);
  }

  private static void confusion(JsonGenerator json, Confusion confusion, double auprc)
      throws IOException {
    json.writeNumberField("precision", confusion.precision());
    json.writeNumberField("recall", confusion.recall());
    json.writeNumberField("f1", confusion.f1());
    if (!Double.isNaN(auprc)) {
      json.writeNumberField("auprc", auprc);
    }
    json.writeNumberField("true_positives", confusion.truePositives());
    json.writeNumberField("false_positives", confusion.falsePositives());
    json.writeNumberField("false_negatives", confusion.falseNegatives());
  }

  private static void shares(JsonGenerator json, String name, List<FlaggedShare> shares)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (FlaggedShare share : shares) {
      json.writeObjectFieldStart(share.group());
      json.writeNumberField("accounts", share.accounts());
      json.writeNumberField("flagged", share.flagged());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}

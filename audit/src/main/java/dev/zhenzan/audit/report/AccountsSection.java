package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.util.List;

/** The flagged accounts, each with the evidence as it was added up and what would change it. */
final class AccountsSection {
  private final Html html;
  private final Context context;
  private final Coincidences coincidences;
  private final FactWords facts;

  private AccountsSection(Html html, Context context) {
    this.html = html;
    this.context = context;
    this.coincidences = new Coincidences(context, html.texts());
    this.facts = new FactWords(html.texts());
  }

  static void write(Html html, Context context) {
    new AccountsSection(html, context).write();
  }

  private void write() {
    int[] accounts = context.selection.accounts();
    html.raw("<section id=\"accounts\">\n").element("h2", "accounts.title");
    if (accounts.length == 0) {
      html.element("p", "accounts.none").raw("</section>\n");
      return;
    }
    html.element("p", "accounts.lead", context.verdicts.flagged());
    for (int i = 0; i < accounts.length; i++) {
      account(accounts[i], /* open= */ i == 0);
    }
    int left = context.verdicts.flagged() - accounts.length;
    html.raw("<p class=\"more\">");
    html.say(left > 0 ? "accounts.more" : "accounts.all", Math.max(0, left)).raw("</p>\n");
    html.raw("</section>\n");
  }

  private void account(int id, boolean open) {
    html.raw("<details class=\"account\" id=\"account-").raw(id).raw(open ? "\" open>" : "\">");
    summary(id);
    html.raw("<div class=\"evidence\">\n<div class=\"sum\">\n").element("h4", "account.evidence");
    Waterfall.write(html, context.verdicts, id);
    html.element("h4", "account.change");
    Counterfactual.write(html, context.verdicts, id);
    html.raw("</div>\n<div class=\"words\">\n");
    examples(id);
    measured(id);
    html.raw("</div>\n</div></details>\n");
  }

  private void summary(int id) {
    html.raw("<summary><span class=\"name\">").say(context.account(id));
    html.raw("</span> <span class=\"suspicion\">");
    html.text(Figures.suspicion(context.verdicts.suspicionMillionths()[id]));
    html.raw("</span> <span class=\"ring-of\">");
    TargetsSection.chip(html, context.verdicts.ring()[id], context.selection.rings().size());
    html.raw("</span> <span class=\"action\">").say("action." + context.verdicts.action()[id]);
    long withheld = Math.round(withheldBp(id) / (double) LikeVerdicts.WHOLE);
    html.raw("</span> <span class=\"effect\">");
    html.say("account.effect", withheld, context.digest.likesByAccount[id]);
    html.raw("</span></summary>\n");
  }

  private long withheldBp(int account) {
    return context.digest.withheldBpByAccount[account];
  }

  private void examples(int id) {
    List<Bilingual> sentences = coincidences.of(id);
    if (sentences.isEmpty()) {
      return;
    }
    html.element("h4", "account.examples").raw("<ul>");
    sentences.forEach(sentence -> html.raw("<li>").say(sentence).raw("</li>\n"));
    html.raw("</ul>\n");
  }

  private void measured(int id) {
    List<Signal> signals = context.signals.of(id);
    if (signals.isEmpty()) {
      return;
    }
    html.element("h4", "account.measured").raw("<ul>");
    for (Signal signal : signals) {
      html.raw("<li><b>").say("signal." + signal.kind()).raw("</b> ");
      html.say(facts.say(signal)).raw("</li>\n");
    }
    html.raw("</ul>\n");
  }
}

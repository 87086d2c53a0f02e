package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.text.TimeSpan;
import dev.zhenzan.server.policy.text.Words;
import java.util.Locale;

/** One step of the ladder: what is done when a policy hits. */
public sealed interface Step {
  /** The word that files use. */
  String word();

  /** What is done, as people read it. */
  Words words();

  /** Writes it down and changes nothing. */
  record Observe() implements Step {
    @Override
    public String word() {
      return "observe";
    }

    @Override
    public Words words() {
      return new Words("observe", "观察");
    }
  }

  /** Puts a label on the account for a time, which other policies may ask for. */
  record Label(String name, long ttlMillis) implements Step {
    @Override
    public String word() {
      return "label";
    }

    @Override
    public Words words() {
      Words time = TimeSpan.words(ttlMillis);
      return new Words(
          "label “" + name + "” for " + time.english(), "贴标签“" + name + "”" + time.chinese());
    }
  }

  /** Adds to the account's strikes; {@code weight} at least 1. */
  record Strike(int weight) implements Step {
    @Override
    public String word() {
      return "strike";
    }

    @Override
    public Words words() {
      return new Words("strike of weight " + weight, "记过 " + weight + " 次");
    }
  }

  /** Lets likes count for no more than so many basis points. */
  record WeighLess(int toBasisPoints) implements Step {
    @Override
    public String word() {
      return "weigh_less";
    }

    @Override
    public Words words() {
      String percent = String.format(Locale.ROOT, "%.0f", toBasisPoints / 100.0);
      return new Words("weigh down to " + percent + " %", "降权至 " + percent + "%");
    }
  }

  /** Keeps the like back until somebody or a closing decides. */
  record Hold() implements Step {
    @Override
    public String word() {
      return "hold";
    }

    @Override
    public Words words() {
      return new Words("hold", "暂扣");
    }
  }

  /** The account may not like for a time. */
  record Limit(long forMillis) implements Step {
    @Override
    public String word() {
      return "limit";
    }

    @Override
    public Words words() {
      Words time = TimeSpan.words(forMillis);
      return new Words("limit for " + time.english(), "限制 " + time.chinese());
    }
  }

  /** Does not take the like. */
  record Reject() implements Step {
    @Override
    public String word() {
      return "reject";
    }

    @Override
    public Words words() {
      return new Words("reject", "拒绝");
    }
  }

  /** All likes of the account count for nothing. */
  record Clean() implements Step {
    @Override
    public String word() {
      return "clean";
    }

    @Override
    public Words words() {
      return new Words("clean", "清零");
    }
  }

  /** The account may do nothing for a time. */
  record Freeze(long forMillis) implements Step {
    @Override
    public String word() {
      return "freeze";
    }

    @Override
    public Words words() {
      Words time = TimeSpan.words(forMillis);
      return new Words("freeze for " + time.english(), "冻结 " + time.chinese());
    }
  }

  /** The account is closed for good, with those that are its owner's too if asked for. */
  record Ban(boolean withAlternates) implements Step {
    @Override
    public String word() {
      return "ban";
    }

    @Override
    public Words words() {
      return withAlternates
          ? new Words("ban with linked alternates", "封禁（含关联小号）")
          : new Words("ban", "封禁");
    }
  }

  /** Somebody looks at it, in the queue of that name. */
  record Review(String queue) implements Step {
    @Override
    public String word() {
      return "review";
    }

    @Override
    public Words words() {
      return new Words("review in the queue “" + queue + "”", "送入“" + queue + "”人工复核");
    }
  }
}

package dev.zhenzan.server.privacy;

import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.space.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way in on which devices and addresses are replaced, on the thread of whoever sends and not on
 * the one that writes; nothing behind it ever sees them.
 */
public final class PlacelessIntake implements Intake {
  private final Intake behind;
  private final Whereabouts places;

  public PlacelessIntake(Intake behind, Whereabouts places) {
    this.behind = behind;
    this.places = places;
  }

  @Override
  public CompletableFuture<Receipt> accept(List<Report> reports, @Nullable AnswerMaker answer)
      throws BusyException {
    List<Report> without = new ArrayList<>(reports.size());
    for (Report report : reports) {
      without.add(places.of(report));
    }
    return behind.accept(without, answer);
  }

  @Override
  public Load load() {
    return behind.load();
  }
}

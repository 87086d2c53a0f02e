package dev.zhenzan.sim.stage;

/**
 * Something that goes on in a world besides everyday life: an attack, or a crowd that looks like
 * one.
 *
 * <p>It comes in two steps, because the everyday life of those who take part, and what they
 * publish, is made between them. Its dice are its own: another part before it does not change what
 * it throws.
 */
public interface Part {

  /** The name that the truth files give it. */
  String name();

  /** Chooses and changes the people who take part, and returns what they will do. */
  Act cast(Stage stage, Dice dice);

  /** What the people of a part do, once everybody has published. */
  @FunctionalInterface
  interface Act {
    /** Writes the deeds into the stage's journal. */
    void play(Dice dice);
  }
}

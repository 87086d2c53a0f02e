package dev.zhenzan.flink;

import dev.zhenzan.core.blind.BlindFold;
import dev.zhenzan.core.burst.BurstFold;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.shared.SharedFold;
import dev.zhenzan.core.surge.SurgeFold;
import dev.zhenzan.core.tempo.TempoFold;
import org.junit.jupiter.api.Nested;

/**
 * Proves the contract through Flink's operator for each fold of the detectors. Cannot prove what
 * the detectors make of the measures.
 */
class DetectorFoldsOperatorTest {

  /** The states are their folds' own business, so they have no name here. */
  @SuppressWarnings("unchecked")
  private static KeyedFold<Object> anonymous(KeyedFold<?> fold) {
    return (KeyedFold<Object>) fold;
  }

  @Nested
  class Burst extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new BurstFold());
    }
  }

  @Nested
  class Tempo extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new TempoFold());
    }
  }

  @Nested
  class Blind extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new BlindFold());
    }
  }

  @Nested
  class SharedDevice extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new SharedFold(Key.DEVICE));
    }
  }

  @Nested
  class SharedAddress extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new SharedFold(Key.ADDRESS));
    }
  }

  @Nested
  class Surge extends FoldOperatorContractTest<Object> {
    @Override
    FoldFactory<Object> factory() {
      return () -> anonymous(new SurgeFold());
    }
  }
}

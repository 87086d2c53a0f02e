package dev.zhenzan.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes a fold's state down and reads it back. The bytes begin with {@link #version()}; a reader
 * refuses a version that it does not know.
 *
 * @param <S> the state
 */
public interface StateCodec<S> {

  /** The layout's version, 1…127. */
  int version();

  /** Writes the state after its version; the same state gives the same bytes. */
  void write(S state, DataOutput out) throws IOException;

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of an unknown version, or are not such a state
   */
  S read(DataInput in) throws IOException;
}

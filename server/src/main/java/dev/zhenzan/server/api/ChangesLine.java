package dev.zhenzan.server.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One listener's connection, written to only while it takes more without waiting. Told by two
 * threads, the server's and that of {@link Changes}, one at a time.
 */
final class ChangesLine implements Changes.Listener, WriteListener, AsyncListener {
  private static final byte[] HERE = ":here\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Changes changes;
  private final AsyncContext context;
  private final ServletOutputStream out;
  private final long begun;
  private long told;
  private boolean greeted;
  private boolean ready;
  private boolean unflushed;
  private boolean over;

  /** Beats in a row at which the other side took nothing. */
  private int unready;

  /**
   * @param begun the last closing there was when it began to listen
   * @param told the last closing that it knows
   */
  ChangesLine(Changes changes, AsyncContext context, long begun, long told) throws IOException {
    this.changes = changes;
    this.context = context;
    this.begun = begun;
    this.told = told;
    out = context.getResponse().getOutputStream();
  }

  void start() {
    context.setTimeout(0);
    context.addListener(this);
    changes.join(this);
    out.setWriteListener(this);
  }

  @Override
  public synchronized void onWritePossible() {
    ready = true;
    wake();
  }

  @Override
  public synchronized void wake() {
    if (over) {
      return;
    }
    if (!ready) {
      if (greeted && changes.hasForgotten(told)) {
        end(); // too slow
      }
      return;
    }
    try {
      if (!greeted) {
        greeted = true;
        write(HERE);
      }
      tell();
      if (ready && unflushed) {
        flush();
      }
    } catch (IOException gone) {
      end();
    }
  }

  /** What is not remembered any more is said to be missing, rather than left out. */
  private void tell() throws IOException {
    while (ready) {
      Changes.News next = changes.after(told);
      long upTo = next == null ? begun : next.closing() - 1;
      if (told < upTo) {
        Doc gap = new Doc().put("missed_from", told + 1).put("missed_to", upTo);
        told = write(Changes.frame(upTo, "gap", gap)) ? upTo : told;
      } else if (next == null) {
        return;
      } else {
        told = write(next.frame()) ? next.closing() : told;
      }
    }
  }

  /** Whether it went out; if not, it has to wait until the other side takes more. */
  private boolean write(byte[] frame) throws IOException {
    if (!ready || !out.isReady()) {
      ready = false;
      return false;
    }
    out.write(frame);
    unflushed = true;
    ready = out.isReady();
    if (ready) {
      flush();
    }
    return true;
  }

  private void flush() throws IOException {
    out.flush();
    unflushed = false;
    ready = out.isReady();
  }

  @Override
  public synchronized void beat() {
    unready = ready ? 0 : unready + 1;
    if (unready > 1) {
      end();
    } else if (ready && !over) {
      try {
        write(HERE);
      } catch (IOException gone) {
        end();
      }
    }
  }

  @Override
  public synchronized void end() {
    changes.leave(this);
    if (!over) {
      over = true;
      try {
        context.complete();
      } catch (IllegalStateException gone) {
        // it is over already
      }
    }
  }

  @Override
  public void onError(Throwable broken) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}

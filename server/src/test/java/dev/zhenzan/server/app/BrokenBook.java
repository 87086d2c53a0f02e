package dev.zhenzan.server.app;

import dev.zhenzan.server.book.Book;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a real book and fails when it is told to. The one thing here that is no real
 * service: the book answers from memory, so nothing that a test could do to the disk, the database
 * or the network makes it fail, and yet the gate promises to let pass if it ever does.
 */
final class BrokenBook {
  volatile boolean broken;

  /** The same service with this between its book and whoever asks. */
  Foundation between(Foundation real) {
    Book book = proxy(Book.class, (method, arguments) -> ask(method, real.book(), arguments));
    return proxy(
        Foundation.class,
        (method, arguments) ->
            method.getReturnType() == Book.class ? book : called(method, real, arguments));
  }

  private @Nullable Object ask(Method method, Book book, Object @Nullable [] arguments)
      throws Throwable {
    if (broken) {
      throw new IllegalStateException("the test says so");
    }
    return called(method, book, arguments);
  }

  private static @Nullable Object called(Method method, Object on, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** What becomes of a call. */
  private interface Calls {
    @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    InvocationHandler handler = (itself, method, arguments) -> calls.call(method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

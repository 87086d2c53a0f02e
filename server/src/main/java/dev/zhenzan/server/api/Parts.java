package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.gate.DecisionLog;
import dev.zhenzan.server.gate.Gate;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.look.LookLog;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.oidc.OidcSignIn;
import dev.zhenzan.server.privacy.Whereabouts;
import dev.zhenzan.server.space.Closer;
import dev.zhenzan.server.space.Intake;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the routes of one space rest on: nothing in it leads to another space.
 *
 * @param oidc {@code null} where there is no OpenID provider
 * @param ready whether calls may be sent here
 * @param metrics in the text format of Prometheus
 */
public record Parts(
    Intake intake,
    Book book,
    Closer closer,
    Answers answers,
    Closings closings,
    Heads heads,
    Past past,
    Backups backups,
    KeyRing keys,
    StatementKey statementKey,
    Gate gate,
    DecisionLog decisions,
    Changes changes,
    Hooks hooks,
    Acting acting,
    Forcing forcing,
    Office office,
    LookLog looks,
    @Nullable OidcSignIn oidc,
    Whereabouts places,
    Erasing erasing,
    InstantSource clock,
    Meters meters,
    BooleanSupplier ready,
    Supplier<String> metrics,
    String version) {}

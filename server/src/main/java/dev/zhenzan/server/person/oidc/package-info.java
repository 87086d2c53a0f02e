/** Signing in with an OpenID provider: authorization code with PKCE. */
@NullMarked
package dev.zhenzan.server.person.oidc;

import org.jspecify.annotations.NullMarked;

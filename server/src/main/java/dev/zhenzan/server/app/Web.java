package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Doors;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;

/** The HTTP server: Spring and Tomcat with what is needed and nothing that is scanned for. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
class Web {

  /** Starts listening. */
  static ConfigurableApplicationContext start(ServerOptions options, Doors doors) {
    SpringApplication application = new SpringApplication(Web.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> register((GenericApplicationContext) context, doors));
    return application.run(arguments(options));
  }

  private static void register(GenericApplicationContext context, Doors doors) {
    context.registerBean("routes", RouterFunction.class, doors::function);
    context.registerBean("tomcat", TomcatTuning.class, TomcatTuning::new);
  }

  /** Where it listens. */
  static int port(ConfigurableApplicationContext context) {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return server == null ? -1 : server.getPort();
  }

  /** As arguments they win over whatever lies in the environment or in the working folder. */
  private static String[] arguments(ServerOptions options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.config.location=optional:classpath:/none/");
    arguments.add("--spring.main.lazy-initialization=false");
    arguments.add("--spring.jmx.enabled=false");
    arguments.add("--spring.threads.virtual.enabled=true");
    arguments.add("--spring.web.resources.add-mappings=false");
    arguments.add("--spring.lifecycle.timeout-per-shutdown-phase=20s");
    arguments.add("--server.shutdown=graceful");
    arguments.add("--server.address=" + options.bind());
    arguments.add("--server.port=" + options.port());
    arguments.add("--server.server-header=");
    arguments.add("--server.tomcat.max-swallow-size=64MB");
    arguments.add("--server.tomcat.connection-timeout=20s");
    arguments.add("--server.tomcat.keep-alive-timeout=60s");
    arguments.add("--server.tomcat.max-keep-alive-requests=-1");
    arguments.add("--logging.level.root=warn");
    arguments.add("--logging.level.dev.zhenzan=info");
    if (options.jsonLog()) {
      arguments.add("--logging.structured.format.console=ecs");
    }
    if (!options.proxies().isEmpty()) {
      arguments.add("--server.forward-headers-strategy=native");
      arguments.add("--server.tomcat.remoteip.internal-proxies=" + anyOf(options.proxies()));
    }
    if (options.tlsCertificate() != null && options.tlsKey() != null) {
      arguments.add("--server.ssl.certificate=" + options.tlsCertificate().toUri());
      arguments.add("--server.ssl.certificate-private-key=" + options.tlsKey().toUri());
    }
    return arguments.toArray(new String[0]);
  }

  private static String anyOf(List<String> addresses) {
    return String.join("|", addresses.stream().map(each -> each.replace(".", "\\.")).toList());
  }

  /** Names in a path may hold encoded slashes, and errors are told as problems. */
  private static final class TomcatTuning
      implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
      String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
      factory.addConnectorCustomizers(
          connector -> {
            connector.setEncodedSolidusHandling(passThrough);
            connector.setEncodedReverseSolidusHandling(passThrough);
          });
      factory.addContextCustomizers(
          context ->
              ((StandardHost) context.getParent())
                  .setErrorReportValveClass(ProblemValve.class.getName()));
      factory.setDisableMBeanRegistry(true);
    }
  }
}
